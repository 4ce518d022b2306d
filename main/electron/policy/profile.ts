/** Letters, digits, dash and underscore: a profile is one folder name and can never be a path. */
const profileName = /^[A-Za-z0-9_-]{1,40}$/;

/**
 * Which profile to run: `--profile=name` before CROSSDOCK_PROFILE, else none. Each profile has its own data, keys and
 * single-instance lock. A name that could be a path is an error, not silently another profile.
 */
export function profileFrom(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const flag = argv.find((argument) => argument.startsWith('--profile='))?.slice('--profile='.length);
  const name = flag ?? environment['CROSSDOCK_PROFILE'];
  if (name === undefined || name === '') return undefined;
  if (!profileName.test(name)) throw new Error(`"${name}" is not a profile name: use letters, digits, - and _ only.`);
  return name;
}
