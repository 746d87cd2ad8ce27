import type { Context } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { type Language, spokenOr } from '../../../../ground/texts/language.ts'

/** The language in which a territory keeps its records. */
export const languageOf = ({ var: { territory } }: Context<Env>): Language => spokenOr(territory.language)
