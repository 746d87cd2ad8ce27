import type { TextKey } from '../texts/texts.ts'

/** A way into the territory. `href` is below its slug: `/agenda`. */
export type NavItem = {
  href: string
  label: TextKey
  /** Seen by who holds one of these roles. */
  roles?: readonly string[]
  /** Seen by who has signed in, whatever the role. */
  signedIn?: boolean
}
