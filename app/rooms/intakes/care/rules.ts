/** Who may begin a group of care; who reads one is decided by its circle. */
export const CARES = ['case_operator'] as const
