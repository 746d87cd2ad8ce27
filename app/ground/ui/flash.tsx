import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { cookieAttributes, cookieNamed, isReachedSecurely } from '../access/cookies.ts'
import { isText, type TextKey } from '../texts/texts.ts'
import { Callout, type CalloutKind } from './callout.tsx'

const cookieName = (c: Context) => cookieNamed('trama_flash', isReachedSecurely(c))
const attributes = (c: Context) => cookieAttributes(isReachedSecurely(c))
type Flash = { kind: CalloutKind; key: TextKey }
const KINDS: readonly string[] = ['info', 'success', 'warning', 'error'] satisfies CalloutKind[]

/** Words for the page after a redirect, shown once. Only a key travels: a forged cookie can say no more than we do. */
export function flash(c: Context, key: TextKey, kind: CalloutKind = 'success'): void {
  setCookie(c, cookieName(c), `${kind}:${key}`, { ...attributes(c), maxAge: 60 })
}

/** Reads and forgets. */
export function takeFlash(c: Context): Flash | undefined {
  const [kind = '', key = ''] = (getCookie(c, cookieName(c)) ?? '').split(':')
  if (!kind) return undefined
  deleteCookie(c, cookieName(c), attributes(c))
  return KINDS.includes(kind) && isText(key) ? { kind: kind as CalloutKind, key } : undefined
}

export function FlashNotice({ flash }: { flash: Flash | undefined }) {
  return (
    <div class="flash" role="status">
      {flash && <Callout kind={flash.kind} text={flash.key} />}
    </div>
  )
}
