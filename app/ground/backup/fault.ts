/** Why a backup cannot be made or put back: one plain line for whoever asked. Nothing was changed. */
export class BackupFault extends Error {}

export const ALTERED = 'the backup was cut short or altered: nothing of it was used'
