import type { FC } from 'hono/jsx'
import type * as z from 'zod'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { TextKey } from '../../../ground/texts/texts.ts'
import type { By, Criteria, PlannedFact, Reason, Side, Visibility } from './rules.ts'

export type { By, Side, Visibility }

/** Answers as the form's fields begin with them: what was typed, or what stands. */
export type FieldsProps = {
  values?: Record<string, unknown> | undefined
  /** The municipalities of the territory, by ISTAT code, for the fields that ask where. */
  municipalities?: readonly { value: string; label: string }[] | undefined
}

/** What one side of a kind says. The answers of `shown` are seen with the notice; those of `reserved` are sealed, the team's. */
export type SideOf<Shown extends z.ZodObject = z.ZodObject, Reserved extends z.ZodObject = z.ZodObject> = {
  /** "Cerco casa", "Offro una casa". */
  label: TextKey
  shown: Shown
  reserved: Reserved
  /** The fields of both; their names are those of the two schemas. */
  Fields: FC<FieldsProps>
  /** Shown answers as lines of a page: label and answer in words, in order; empty ones left out by whoever shows them. */
  lines: (shown: z.output<Shown>) => readonly Line[]
  /** The same of the reserved ones, for who may read them. */
  reservedLines: (reserved: z.output<Reserved>) => readonly Line[]
  /** Who may ask or offer; and whether somebody without a role here may write it themselves. */
  by: readonly By[]
  citizens: boolean
  /** The first is what the form begins with. */
  visibilities: readonly Visibility[]
  /** Days until it expires unless renewed. */
  lastsDays: number
  /** What was given stays given: an offer that was met does not stand again. */
  once?: true
  /** The word for `places`, where more than one makes sense; otherwise it is one. */
  places?: TextKey
  /** Pages of the kind's own that begin from such a notice, below the territory; `roles` as in the navigation. */
  steps?: (noticeId: string) => readonly Step[]
}
export type Step = {
  href: string
  label: TextKey
  roles?: readonly string[]
  signedIn?: true
  /** Somebody comes back to it day by day: it stands in the navigation. */
  daily?: true
}

/** What is about to be agreed, or to be noted of an agreement. */
export type About = {
  /** `agree`, or the code of a fact. */
  what: string
  needPersonId: string | null
  offerPersonId: string | null
  /** The day it begins, or happened, or is planned for. */
  on: string
  hours?: number | undefined
}
/** What records say against it: one that `asks` may be gone past by who says so; the others may not. */
export type Hindrance = { reason: Reason; asks: boolean }
/** An answer in words: a text key, several, an amount of cents, a day, a number, or what somebody wrote. */
export type Line = {
  label: TextKey
  answer:
    | { key: TextKey }
    | { keys: readonly TextKey[] }
    | { cents: number }
    | { day: string }
    | { number: number }
    | { said: string }
    | null
}

/** A fact that may be noted of an agreement of this kind. */
export type FactOf = {
  code: string
  label: TextKey
  asks: readonly ('hours' | 'cents' | 'grams' | 'step' | 'words' | 'person')[]
  /** Who notes it: the team, or a party of the agreement too. */
  by: 'team' | 'parties'
  /** Of the parties only this side: what it says of the other. */
  side?: Side
  /** From where to where a step goes; otherwise from 1 to 10. */
  scale?: readonly [from: number, to: number]
  /** What the team alone reads. */
  forTeam?: boolean
  /** Whoever has a part in the agreement reads it, not the two sides alone: a rota, what an assembly decided. */
  among?: boolean
  /** Can be planned for a day before it is done (a task, an instalment, an outcome after six months). */
  planned?: boolean
  /** Planned by itself, so many months after the agreement starts, or ends (an outcome at 0, 6 and 12 months). */
  due?: {
    from: 'start' | 'end'
    months: readonly number[]
    when?: (terms: Record<string, unknown>) => boolean
  }
  /** At most once an agreement. */
  once?: boolean
  /** A party's word waits until the other side, or the team, confirms it. */
  confirmed?: boolean
  /** Reaches who follows the agreement at once, and by mail. */
  alarming?: boolean
  /** Figures of the outcome table it counts in on its day. */
  counts?: readonly string[]
}

export type AgreementOf<Terms extends z.ZodObject = z.ZodObject, Words extends z.ZodObject = z.ZodObject> = {
  label: TextKey
  /** Plain amounts and days; and words, which are sealed. */
  terms: Terms
  words: Words
  Fields: FC<FieldsProps>
  lines: (terms: z.output<Terms>) => readonly Line[]
  wordLines: (words: z.output<Words>) => readonly Line[]
  /** What the parties are called ("chi ospita", "chi è ospitato"); further parts somebody may have in it. */
  needParty: TextKey
  offerParty: TextKey
  parts: readonly { code: string; label: TextKey; side?: Side }[]
  facts: readonly FactOf[]
  outcomes: readonly { code: string; label: TextKey; good: boolean }[]
  /** Figures of the outcome table it counts in from the day it starts. */
  counts: readonly string[]
  /** The same, where it depends on what was agreed: besides `counts`. */
  countsOf?: (terms: z.output<Terms>) => readonly string[]
  /** What single fields cannot tell of the terms: each refusal beside its field. */
  odd?: (terms: z.output<Terms>) => readonly { field: string; refusal: string }[]
  /** What is planned with it when it is agreed: instalments, tasks, each with its day. */
  plan?: (terms: z.output<Terms>, startsOn: string) => readonly PlannedFact[]
  /** What an agreement begins with, from all that both sides say: its terms and days. */
  drafted?: (
    need: Record<string, unknown>,
    offer: Record<string, unknown>,
  ) => { terms: z.output<Terms>; startsOn?: string; endsOn?: string }
  /** May begin without a need and an offer that were matched: a mediation on a lease that runs already. */
  alone?: boolean
  /** Known to who follows it alone (a circle), or to the team. */
  circle: boolean
  /** A purpose of funds from which money may be committed to it. */
  fundPurposes: readonly string[]
  /** Articles of the document that is printed and signed, in order, each a text with the lines above as parameters. */
  paper?: { title: TextKey; articles: readonly TextKey[] }
  /** What only records can tell: asked before it is agreed, and before a fact is noted, in that transaction. */
  hindrances?: (tx: ActorTx, about: About) => Promise<readonly Hindrance[]>
  /** Pages of the kind's own that begin from an agreement. */
  steps?: (agreementId: string) => readonly Step[]
  /** Formal ties: an act stands behind it. The kind of evidence in room ties. */
  tie: 'agreement' | 'exchange' | null
}

/** One figure of the outcome table that a kind brings. */
export type FigureOf = { code: string; unit: 'agreement' | 'fact' | 'person' | 'hours'; ofPeople: boolean }

/**
 * A kind of need and offer: all the engine knows of it. It stands in a folder of its own, `kinds/<code>/kind.ts` being found
 * at the start; nothing else names it.
 */
export type Kind<
  NeedShown extends z.ZodObject = z.ZodObject,
  NeedReserved extends z.ZodObject = z.ZodObject,
  OfferShown extends z.ZodObject = z.ZodObject,
  OfferReserved extends z.ZodObject = z.ZodObject,
> = {
  code: string
  /** "Casa", and what it is for in a line. */
  label: TextKey
  lead: TextKey
  /** In the order of the menu. */
  order: number
  need: SideOf<NeedShown, NeedReserved>
  offer: SideOf<OfferShown, OfferReserved>
  criteria: Criteria<
    z.output<NeedShown> & z.output<NeedReserved>,
    z.output<OfferShown> & z.output<OfferReserved>
  >
  /** Several needs may be answered together. */
  pools: boolean
  /** Placed in rounds too. */
  rounds: boolean
  agreement: AgreementOf
  /** Further pages of the kind's own, shown beside its catalogue. */
  pages?: readonly Step[]
  figures: readonly FigureOf[]
}

/** Keeps the schemas' types for the criteria, then forgets them for the engine, which reads through the schemas. */
export const kindOf = <
  NS extends z.ZodObject,
  NR extends z.ZodObject,
  OS extends z.ZodObject,
  OR extends z.ZodObject,
>(
  kind: Kind<NS, NR, OS, OR>,
) => kind as unknown as Kind
