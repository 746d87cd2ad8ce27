/** Who decides kinds of pact, ceiling and scale. */
export const KEEPERS = ['coordinator', 'administrator'] as const
