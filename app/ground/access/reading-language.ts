import type { Context } from 'hono'
import { askedLanguage, rememberLanguage } from '../texts/choose-language.ts'
import { isLanguage, type Language, spokenOr } from '../texts/language.ts'
import { plainEmail } from './accounts.ts'
import type { Auth } from './auth.ts'

// An account has the language its owner chose while signed in; until they choose, the one their browser asked for when they last
// came in. Letters go out in it. It is asked for beside the address of an account, and nowhere else.

/** Notes the language somebody chose: for their letters, and for their pages wherever they come in. */
export async function chooseLanguage({ pool }: Auth, accountId: string, language: Language) {
  await pool.query(
    `insert into auth."readingLanguage" ("userId", language, "chosenAt") values ($1, $2, now())
     on conflict ("userId") do update set language = excluded.language, "chosenAt" = excluded."chosenAt"`,
    [accountId, language],
  )
}

/**
 * Somebody has come in: a browser is told the language they chose, on whatever device that was; of who never chose it is noted
 * what this browser asks for. A browser that asks for no language we speak says nothing about its owner.
 */
export async function settleLanguage(c: Context, { pool }: Auth, accountId: string) {
  const { rows } = await pool.query<{ language: string }>(
    'select language from auth."readingLanguage" where "userId" = $1 and "chosenAt" is not null',
    [accountId],
  )
  const [chosen] = rows
  if (chosen) {
    if (isLanguage(chosen.language)) rememberLanguage(c, chosen.language)
    return
  }
  const asked = askedLanguage(c)
  if (!asked) return
  // Whoever chooses at this very moment is not overruled.
  await pool.query(
    `insert into auth."readingLanguage" as known ("userId", language) values ($1, $2)
     on conflict ("userId") do update set language = excluded.language where known."chosenAt" is null`,
    [accountId, asked],
  )
}

/** Where a mail goes, and in which language. */
export type Reader = { email: string; language: Language }

/** Where the mails of these accounts go, each in its reader's language; `otherwise` for who is not known to read in one we speak. */
export async function readersOf(
  { pool }: Auth,
  accountIds: readonly string[],
  otherwise: string,
): Promise<Reader[]> {
  if (accountIds.length === 0) return []
  const { rows } = await pool.query<{ email: string; language: string | null }>(
    `select u.email, r.language from auth."user" u left join auth."readingLanguage" r on r."userId" = u.id
     where u.id = any ($1)`,
    [accountIds],
  )
  return rows.map(({ email, language }) => ({
    email,
    language: isLanguage(language) ? language : spokenOr(otherwise),
  }))
}

/**
 * The same for mails that go to an address because it was written down somewhere: if somebody signs in with it, we may know in
 * which language they read. What comes back tells for an address of the list.
 */
export async function languagesAt(
  { pool }: Auth,
  emails: readonly string[],
): Promise<(email: string) => Language | undefined> {
  if (emails.length === 0) return () => undefined
  const { rows } = await pool.query<{ email: string; language: string }>(
    `select u.email, r.language from auth."user" u join auth."readingLanguage" r on r."userId" = u.id
     where u.email = any ($1)`,
    [emails.map(plainEmail)],
  )
  const known = new Map(rows.map(({ email, language }) => [email, language]))
  return (email) => {
    const language = known.get(plainEmail(email))
    return isLanguage(language) ? language : undefined
  }
}

/** The language of a single such mail, or `otherwise`. */
export const languageAt = async (auth: Auth, email: string, otherwise: string): Promise<Language> =>
  (await languagesAt(auth, [email]))(email) ?? spokenOr(otherwise)
