import type { FormState } from '../../../../ground/forms/parse-form.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Select } from '../../../../ground/ui/choices.tsx'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form, Refusal } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import type { Reason } from '../../kinds/rules.ts'
import type { PlacingLine, Round } from '../reads.ts'
import { refusalTo } from '../rules.ts'
import type { OtherOffer, Why } from './reasons-why.ts'

type Props = {
  round: Round
  line: PlacingLine
  form: FormState
  why: Why | undefined
  /** What offers are called. */
  titles: ReadonlyMap<string, string>
  /** What goes in is no longer what the round was run on. */
  changed: boolean
  moved: { by: string | null; why: string } | undefined
}

/** What can be read to somebody: where, why there, and what would have to change. */
export function NeedPage(props: Props) {
  const { round, line, form, why, changed } = props
  const below = useBelow()
  const at = (path: string) => below(`/exchange/rounds/${round.id}/needs/${line.needId}/${path}`)
  return (
    <Page
      heading={{ said: line.person ? `${line.need} (${line.person})` : line.need }}
      kicker={round.name}
      crumbs={[
        { href: below('/exchange/rounds'), label: 'exchange.rounds.heading' },
        { href: below(`/exchange/rounds/${round.id}`), label: { said: round.name } },
      ]}
      width="reading"
    >
      {changed && <Callout kind="warning" text="exchange.rounds.changedSince" />}
      <Refusal reason={form.refusal} />
      {round.runAt ? <Where {...props} /> : <p class="hint">{useTexts().t('exchange.rounds.waitsForRun')}</p>}
      {why && <Otherwise {...props} why={why} />}
      {why && !refusalTo('move', round.state) && <Move {...props} why={why} action={at('move')} />}
      {round.state === 'published' && line.offerId && !line.agreementId && (
        <ActionButton action={at('complete')} label="exchange.rounds.complete" />
      )}
      {!refusalTo('fill', round.state) && !round.decidedAt && (
        <ActionButton action={at('leave')} label="exchange.rounds.leave" />
      )}
    </Page>
  )
}

function Where({ round, line, moved }: Props) {
  const { t } = useTexts()
  const { inFavour, against } = line.reasons
  return (
    <Section heading="exchange.rounds.where">
      {line.offer ? (
        <p class="prose">
          <strong>{[line.offer, line.host].filter(Boolean).join(', ')}</strong>
          {'. '}
          {line.rank === null
            ? t('exchange.rounds.notNamed')
            : t('exchange.rounds.named', { rank: line.rank })}
        </p>
      ) : (
        <p class="prose">{t('exchange.rounds.nowhere')}</p>
      )}
      {moved ? (
        <Callout kind="info" heading={['exchange.rounds.movedBy', { name: moved.by ?? '–' }]}>
          <p>{moved.why}</p>
        </Callout>
      ) : (
        <p class="hint">{t(`exchange.rounds.methodHint.${round.method}`)}</p>
      )}
      <Reasons heading="exchange.rounds.inFavour" reasons={inFavour} />
      <Reasons heading="exchange.rounds.against" reasons={against} />
    </Section>
  )
}

function Reasons({ heading, reasons }: { heading: TextKey; reasons: readonly Reason[] }) {
  const { t } = useTexts()
  if (reasons.length === 0) return null
  return (
    <>
      <h3>{t(heading)}</h3>
      <ul>
        {reasons.map(({ key, params }) => (
          <li>{t(key as TextKey, params)}</li>
        ))}
      </ul>
    </>
  )
}

function Otherwise({ round, why, titles }: Props & { why: Why }) {
  const { t } = useTexts()
  const whatItTakes = ({ missing, full }: OtherOffer) => {
    if (missing > 1000) return t('exchange.rounds.takes.hosts')
    if (missing === 0) return t(full ? 'exchange.rounds.takes.order' : 'exchange.rounds.takes.nothing')
    return t(round.method === 'stable' ? 'exchange.rounds.takes.ahead' : 'exchange.rounds.takes.points', {
      points: missing,
    })
  }
  return (
    <Section
      heading="exchange.rounds.otherwise"
      lead={['exchange.rounds.otherwiseLead', { possible: why.possible, standing: why.standing }]}
    >
      {why.others.length > 0 && (
        <Table
          caption="exchange.rounds.otherwise"
          captionHidden
          columns={[
            { heading: 'exchange.rounds.result.offer', main: true, cell: ({ id }) => titles.get(id) ?? '–' },
            {
              heading: 'exchange.rounds.result.wish',
              numeric: true,
              cell: ({ rank }) => (rank === null ? '–' : t('exchange.rounds.result.rank', { rank })),
            },
            {
              heading: 'exchange.rounds.room',
              cell: ({ full }) => t(full ? 'exchange.rounds.full' : 'exchange.rounds.free'),
            },
            { heading: 'exchange.rounds.takes.heading', cell: whatItTakes },
          ]}
          rows={why.others}
        />
      )}
      {why.shut.length > 0 && (
        <>
          <h3>{t('exchange.rounds.shut')}</h3>
          <ul>
            {why.shut.map(({ reason, offers }) => (
              <li>
                {t(reason.key as TextKey, reason.params)} {t('exchange.rounds.shutOffers', { count: offers })}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

function Move({ line, why, titles, form, action }: Props & { why: Why; action: string }) {
  const options = why.choices
    .filter((id) => id !== line.offerId)
    .map((value) => ({ value, label: titles.get(value) ?? '–' }))
    .sort((a, b) => a.label.localeCompare(b.label, 'it'))
  const { refusal: _, ...typed } = form
  return (
    <Section heading="exchange.rounds.move" lead="exchange.rounds.moveLead">
      <Form {...typed} action={action} idPrefix="move" submit="exchange.rounds.moveNow">
        <Select
          name="offerId"
          label="exchange.rounds.moveTo"
          blank="exchange.rounds.moveNowhere"
          options={options}
        />
        <TextArea
          name="why"
          label="exchange.rounds.why"
          hint="exchange.rounds.whyHint"
          required
          rows={3}
          maxlength={1000}
        />
      </Form>
    </Section>
  )
}
