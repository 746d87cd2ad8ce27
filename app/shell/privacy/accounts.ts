import type { RoomRegister } from '../../ground/privacy/register.ts'

const MOMENTS = 'createdAt updatedAt'

/** What the schema `auth` keeps: who may sign in and how it is proved. It belongs to no territory. */
export const accounts: RoomRegister = {
  room: 'house',
  processings: [{ code: 'accounts', basis: 'e', years: 0, from: 'endOfRole' }],
  tables: [
    {
      table: 'auth.user',
      processing: 'accounts',
      fields: { team: 'id email name image emailVerified' },
      not: MOMENTS,
    },
    {
      table: 'auth.account',
      processing: 'accounts',
      fields: { sensitive: 'id userId accountId password accessToken refreshToken idToken' },
      not: `providerId scope accessTokenExpiresAt refreshTokenExpiresAt ${MOMENTS}`,
    },
    {
      table: 'auth.session',
      processing: 'accounts',
      fields: { team: 'id userId token ipAddress userAgent' },
      not: `expiresAt provedAt ${MOMENTS}`,
    },
    {
      table: 'auth.device',
      processing: 'accounts',
      fields: { team: 'id userId browser seenAt', sensitive: 'sessionId salt' },
      not: 'since lockedAt wipedAt emptiedAt lostEntries',
    },
    {
      table: 'auth.secondProof',
      processing: 'accounts',
      fields: { sensitive: 'userId secret pending' },
      not: 'confirmedAt lastStep',
    },
    {
      table: 'auth.recoveryCode',
      processing: 'accounts',
      fields: { sensitive: 'userId hash' },
      not: 'usedAt',
    },
    {
      table: 'auth.passkey',
      processing: 'accounts',
      fields: { sensitive: 'id userId name publicKey credentialID aaguid' },
      not: 'counter deviceType backedUp transports createdAt',
    },
    {
      table: 'auth.programAccess',
      processing: 'accounts',
      fields: { team: 'id userId name scopes acting lastUsedOn', sensitive: 'hash' },
      not: 'territoryId proved madeAt expiresOn revokedAt',
    },
    {
      table: 'auth.readingLanguage',
      processing: 'accounts',
      fields: { team: 'userId language' },
      not: 'chosenAt',
    },
    {
      table: 'auth.verification',
      processing: 'accounts',
      fields: { sensitive: 'identifier value' },
      not: `id expiresAt ${MOMENTS}`,
    },
    // Keys are digests of an address or of an account: who tries too often is slowed for a while.
    { table: 'auth.attempt', processing: 'accounts', fields: { sensitive: 'key' }, not: 'count since' },
    {
      table: 'auth.rateLimit',
      processing: 'accounts',
      fields: { sensitive: 'key' },
      not: 'id count lastRequest',
    },
  ],
}
