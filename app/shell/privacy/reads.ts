import type { ActorTx } from '../../ground/db/as-actor.ts'

/** Who answers for what: for all of Trama first, then room by room. */
export const partsHere = (tx: ActorTx) =>
  tx
    .selectFrom('privacy_part')
    .select(['id', 'room', 'part', 'body', 'body_kind as bodyKind', 'contact'])
    .orderBy('room')
    .orderBy('part')
    .orderBy('body')
    .execute()
export type PartHere = Awaited<ReturnType<typeof partsHere>>[number]

/** Breaches, the latest known first. */
export const breachesHere = (tx: ActorTx) =>
  tx
    .selectFrom('data_breach')
    .select([
      'id',
      'known_at as knownAt',
      'happened',
      'people_touched as peopleTouched',
      'risk',
      'measures',
      'authority_told_at as authorityToldAt',
      'people_told_at as peopleToldAt',
    ])
    .orderBy('known_at', 'desc')
    .limit(200)
    .execute()
export type Breach = Awaited<ReturnType<typeof breachesHere>>[number]
