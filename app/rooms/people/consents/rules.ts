/** What consent is the basis of. The last two are given for a minor by who holds parental responsibility. */
export const CONSENT_KINDS = [
  'photos',
  'stories',
  'newsletter',
  'listed',
  'named_minor',
  'online_minor',
] as const
export type ConsentKind = (typeof CONSENT_KINDS)[number]
export const FOR_MINORS: readonly ConsentKind[] = ['named_minor', 'online_minor']

export const HOWS = ['signed', 'aloud', 'form'] as const
export const INFORMED_ABOUT = ['notice', 'network'] as const

type Given = { kind: string; givenOn: string; revokedOn: string | null }

/** Whether a consent stands on a day. The day it is withdrawn it no longer does. */
export const stands = (kind: ConsentKind, consents: readonly Given[], on: string) =>
  consents.some(
    (one) => one.kind === kind && one.givenOn <= on && (one.revokedOn === null || one.revokedOn > on),
  )
