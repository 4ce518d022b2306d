import { useTranslation } from 'react-i18next';

/** Names a recorded step in the reader's language; a step of a marketplace that is not known here keeps its own name. */
export function useStepName(): (step: string) => string {
  const { t, i18n } = useTranslation('publish');
  return (step) => {
    const plain = step.split(':')[0] ?? step;
    return i18n.exists(`steps.${plain}`, { ns: 'publish' }) ? t(`steps.${plain}` as 'steps.offer') : step;
  };
}
