/**
 * Failures by the `reason` they carry: `error` of requests, `problem` of fields, `finding` of the check before publishing.
 * Each names the cause and what to do. A reason that is not here shows the English text that came with it.
 */
export const errors = {
  error: {
    validation: 'Something in the form was refused. The fields concerned say why.',
    cancelled: 'Cancelled. Nothing was changed.',
    internal: 'Something went wrong inside the app. The log has the details under {{reference}}.',
    core_unreachable: 'The window lost its connection to the app. Close it and open it again; what was saved is safe.',
    screen_failed: 'This screen ran into a fault of its own. Try again; what was saved is safe.',
  },
  problem: {},
  finding: {},
} as const;
