import type { Context } from 'hono'

const wrong = new WeakSet<Context>()

/** A form of this page comes back with something to correct, or was refused: the page's title says so, too. */
export const sayWrong = (c: Context) => void wrong.add(c)
export const isWrong = (c: Context) => wrong.has(c)
