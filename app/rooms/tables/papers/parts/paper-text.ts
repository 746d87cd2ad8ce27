import type { Texts } from '../../../../ground/texts/use-texts.ts'
import type { Decision } from '../../decisions/reads.ts'
import type { MeetingPaper } from '../reads.ts'

/** A document as its words: the same for the page to print and for a word processor. */
export type PaperText = { title: string; lead: string[]; parts: { heading: string; lines: string[] }[] }
type Speaking = Pick<Texts, 't' | 'day' | 'full'>

const lines = (text: string) => text.split(/\n+/).filter(Boolean)
const titleOf = ({ t }: Speaking, topic: MeetingPaper['topics'][number], at: number) =>
  topic.reserved ? t('tables.papers.reservedTopic', { at, title: topic.title }) : `${at}. ${topic.title}`

/** The letter to those who come: the invitation to a meeting, with its agenda; of one that was called off, that and why. */
export function convocationText(texts: Speaking, paper: MeetingPaper): PaperText {
  const { table, meeting, topics } = paper
  const { t, day, full } = texts
  if (meeting.calledOffOn) return calledOffText(texts, paper)
  return {
    title: t('tables.papers.convocationOf', { table: table.name }),
    lead: [
      t('tables.papers.meets', { when: full(meeting.startsAt), place: meeting.place }),
      ...(meeting.convenedOn ? [t('tables.papers.sentOn', { day: day(meeting.convenedOn) })] : []),
      t('tables.table.quorum', { count: table.quorum }),
      ...(meeting.invited ? [t('tables.papers.invited', { who: meeting.invited })] : []),
    ],
    parts: [
      {
        heading: t('tables.topic.heading'),
        lines: topics.flatMap((topic, at) => [titleOf(texts, topic, at + 1), ...lines(topic.why ?? '')]),
      },
    ],
  }
}

function calledOffText({ t, day, full }: Speaking, { table, meeting }: MeetingPaper): PaperText {
  const { startsAt, place, calledOffOn, calledOffWhy, convenedOn } = meeting
  return {
    title: t('tables.papers.calledOffOf', { table: table.name }),
    lead: [
      t('tables.papers.notHeld', { when: full(startsAt), place }),
      ...lines(calledOffWhy ?? ''),
      ...(calledOffOn ? [t('tables.callOff.since', { day: day(calledOffOn) })] : []),
      ...(convenedOn ? [t('tables.papers.sentOn', { day: day(convenedOn) })] : []),
    ],
    parts: [],
  }
}

/** The minutes of a meeting: who was there, what was said of each topic, what was decided. */
export function minutesText(texts: Speaking, paper: MeetingPaper): PaperText {
  const { t, day, full } = texts
  const { table, meeting, topics, present, excused, absent, guests, approvedAt } = paper
  const named = present.map(({ name, deputy }) =>
    deputy === null ? name : t('tables.deputy.for', { deputy, member: name }),
  )
  return {
    title: t('tables.papers.minutesOf', { table: table.name, day: day(meeting.onDate) }),
    lead: [
      t('tables.papers.met', { when: full(meeting.startsAt), place: meeting.place }),
      ...(named.length > 0 ? [t('tables.papers.present', { who: named.join(', ') })] : []),
      ...(excused.length > 0 ? [t('tables.papers.excused', { who: excused.join(', ') })] : []),
      ...(absent.length > 0 ? [t('tables.papers.absent', { who: absent.join(', ') })] : []),
      ...(meeting.invited ? [t('tables.papers.invited', { who: meeting.invited })] : []),
      ...(guests.length > 0 ? [t('tables.papers.guests', { who: guests.join(', ') })] : []),
      approvedAt ? t('tables.papers.approved', { day: day(approvedAt) }) : t('tables.papers.draft'),
    ],
    parts: topics.map((topic, at) => ({
      heading: titleOf(texts, topic, at + 1),
      lines: [
        ...lines(topic.minute),
        ...topic.decisions.map((decision) => decisionLine(texts, decision)),
        ...topic.errata.map(({ onDate, written, should }) =>
          t('tables.papers.erratum', { day: day(onDate), written, should }),
        ),
      ],
    })),
  }
}

const decisionLine = ({ t }: Speaking, { number, what, inFavour, against, abstained, taken }: Decision) =>
  t(taken ? 'tables.papers.decided' : 'tables.papers.notDecided', {
    number,
    what,
    inFavour,
    against,
    abstained,
  })

/** The register: each decision with its votes, its day and what became of it. */
export function registerText({ t, day }: Speaking, decisions: readonly Decision[]): PaperText {
  return {
    title: t('tables.decisions.heading'),
    lead: [t('tables.decisions.count', { count: decisions.length })],
    parts: decisions.map((one) => ({
      heading: `${one.table} · ${t('tables.decision.numberOn', { number: one.number, day: day(one.decidedOn) })}`,
      lines: [
        one.what,
        one.why,
        t('tables.papers.votes', one),
        ...(one.taken
          ? [
              t('tables.decision.dueOn', { day: day(one.dueOn) }),
              one.state && one.stateOn
                ? t('tables.papers.state', { state: t(`tables.follow.${one.state}`), day: day(one.stateOn) })
                : t('tables.follow.none'),
            ]
          : [t('tables.decision.notTaken')]),
      ],
    })),
  }
}
