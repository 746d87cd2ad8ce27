import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { ButtonLink } from '../../../../ground/ui/page.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { DecisionList } from '../../decisions/parts/decision-list.tsx'
import type { Decision } from '../../decisions/reads.ts'
import { ErratumList } from '../../errata/parts/erratum-list.tsx'
import type { Erratum } from '../../errata/reads.ts'
import type { Minute } from '../../minutes/reads.ts'
import type { AtMeeting } from '../../parts/here.ts'
import { Prose } from '../../parts/prose.tsx'
import type { Topic } from '../reads.ts'

type Props = {
  topic: Topic
  here: AtMeeting
  minutes: ReadonlyMap<string, Minute>
  decisions: readonly Decision[]
  errata: readonly Erratum[]
  today: string
  open: boolean
  held: boolean
}

/** One topic of a meeting: what was written, what was decided, and what whoever keeps the table does next. */
export function TopicParts({ topic, here, minutes, decisions, errata, today, open, held }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const minute = minutes.get(topic.id)
  const decided = decisions.filter(({ topicId }) => topicId === topic.id)
  const path = `/tables/topics/${topic.id}`
  return (
    <article class="panel stack" id={`topic-${topic.id}`}>
      <h3>{topic.title}</h3>
      {topic.reserved && <Tag>{t('tables.topic.reserved')}</Tag>}
      {topic.why && <Prose text={topic.why} />}
      {topic.state === 'proposed' && <Proposed topic={topic} answers={here.keeps && open} />}
      {topic.state === 'left_out' && <p>{t('tables.topic.leftOut', { why: topic.leftOutWhy ?? '' })}</p>}
      {minute?.text && <Prose text={minute.text} />}
      <ErratumList errata={errata.filter(({ topicId }) => topicId === topic.id)} keeps={here.keeps} />
      {here.meeting.approvedOn && topic.state === 'agenda' && here.keeps && (
        <ButtonLink
          href={below(`${path}/erratum`)}
          label={['tables.erratum.act', { title: topic.title }]}
          quiet
        />
      )}
      {decided.length > 0 && <DecisionList decisions={decided} today={today} />}
      {topic.state === 'agenda' && here.keeps && open && held && (
        <div class="beside">
          <ButtonLink
            href={below(`${path}/minutes`)}
            label={['tables.minutes.write', { title: topic.title }]}
            quiet
          />
          <ButtonLink
            href={below(`${path}/decide`)}
            label={['tables.decide.act', { title: topic.title }]}
            quiet
          />
        </div>
      )}
    </article>
  )
}

function Proposed({ topic, answers }: { topic: Topic; answers: boolean }) {
  const { t } = useTexts()
  const below = useBelow()
  const path = `/tables/topics/${topic.id}`
  return (
    <>
      <Tag tone="attention">{t('tables.topic.proposed')}</Tag>
      {answers && (
        <div class="beside">
          <ActionButton
            action={below(`${path}/agenda`)}
            label={['tables.topic.accept', { title: topic.title }]}
          />
          <ButtonLink
            href={below(`${path}/leave-out`)}
            label={['tables.topic.leave', { title: topic.title }]}
            quiet
          />
        </div>
      )}
    </>
  )
}
