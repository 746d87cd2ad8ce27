// What sign-in allows, and for how long.
export const LINK_MINUTES = 15
/** Without being used. In use a session is prolonged, up to the days below. */
export const SESSION_HOURS = 12
/** The same for who must prove twice who they are: what an open page of theirs shows weighs more. */
export const GUARDED_SESSION_HOURS = 2
export const LONGEST_SESSION_DAYS = 7
/** Between the first proof and the second. */
export const ARRIVING_MINUTES = 15
/** A device that was not seen for so long is forgotten, and what it still holds can be opened no more. */
export const DEVICE_DAYS = 90
export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 128
export const RECOVERY_CODES = 10

// By network address.
export const PASSWORDS_A_MINUTE = 10
export const LINK_REQUESTS_A_MINUTE = 5
export const LINKS_OPENED_A_MINUTE = 10
export const PASSKEYS_A_MINUTE = 20
/** By e-mail address, so that nobody fills someone's mailbox. */
export const LINKS_A_QUARTER = 3

export const AUTH_PATH = '/auth'
/** The header that tells Better Auth who asks: written by us over whatever came in. */
export const ADDRESS_HEADER = 'x-trama-address'

export const isSecure = (baseUrl: string) => baseUrl.startsWith('https:')
