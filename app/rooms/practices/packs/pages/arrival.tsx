import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { houseFingerprint } from '../../../../ground/access/signing.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Checkbox, Radios } from '../../../../ground/ui/choices.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { idHere, SECTION, usePracticeCrumbs } from '../../parts/here.ts'
import { KEEPERS } from '../../rules.ts'
import { applyForm } from '../forms.ts'
import { ContentSaid, Differences } from '../parts/content-said.tsx'
import { languageOf } from '../parts/language.ts'
import { usePieceName } from '../parts/piece-names.tsx'
import {
  type AdoptionLine,
  type Arrival,
  adoptionsHere,
  arrivalById,
  type Standing,
  standingOf,
} from '../reads.ts'
import { choicesFor, inFours, PIECE_KINDS, saidIn } from '../rules.ts'
import { applyPack, choiceOf } from '../writes.ts'

/** A pack before it changes anything: whose it is, what of it is new, already here or different, and what to do with each. */
export const oneArrival = new Hono<Env>()
  .get('/practices/packs/:arrival', (c) => show(c))
  .post('/practices/packs/:arrival/apply', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const found = await arrivalHere(c)
    const form = await parseForm(applyForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const { dayOf, now } = textsOf(c)
    const applied = await asActor(actor, (tx) =>
      applyPack(tx, actor, { once: form.once, arrival: found.arrival }, form.value, {
        language: languageOf(c),
        today: dayOf(now),
        knownKey: found.key !== 'stranger',
      }),
    )
    if (!applied.ok) {
      c.status(422)
      const errors = Object.fromEntries(
        applied.refusal === 'practices.packs.notCompared'
          ? [['compared', [applied.refusal]]]
          : (applied.pieces ?? []).map((code) => [`piece-${code}`, [applied.refusal]]),
      )
      return show(c, { ...form, errors })
    }
    flash(c, applied.value.changed > 0 ? 'practices.packs.applied' : 'practices.packs.nothingNew')
    return c.redirect(below(c, `/practices/adopted/${applied.value.adoptionId}`), 303)
  })

type Key = 'house' | 'known' | 'stranger'

async function arrivalHere(c: Context<Env>) {
  const actor = requireRole(c, ...KEEPERS)
  return asActor(actor, async (tx) => {
    const arrival = await arrivalById(tx, idHere(c, 'arrival'))
    if (!arrival) throw new NotHere()
    const adoptions = await adoptionsHere(tx)
    const met = adoptions.some(({ keyFingerprint }) => keyFingerprint === arrival.keyFingerprint)
    const key: Key = arrival.keyFingerprint === houseFingerprint() ? 'house' : met ? 'known' : 'stranger'
    return {
      arrival,
      key,
      earlier: adoptions.filter(({ packId }) => packId === arrival.packId),
      standing: await standingOf(tx, arrival.pack, languageOf(c)),
    }
  })
}

async function show(c: Context<Env>, form: FormState = {}) {
  const found = await arrivalHere(c)
  return c.render(<ArrivalPage {...found} form={form} />, { title: found.arrival.title, section: SECTION })
}

type Props = { arrival: Arrival; key: Key; earlier: AdoptionLine[]; standing: Standing[]; form: FormState }

function ArrivalPage({ arrival, key, earlier, standing, form }: Props) {
  const { t, day, language } = useTexts()
  const at = useBelow()
  const crumbs = usePracticeCrumbs()
  const { pack } = arrival
  const newest = Math.max(0, ...earlier.map(({ number }) => number))
  const count = (state: Standing['state']) => standing.filter((one) => one.state === state).length
  const open = standing.filter((one) => choicesFor(one.state).length > 0)
  return (
    <Page
      heading={{ said: arrival.title }}
      kicker={t('practices.packs.one')}
      lead={{ said: saidIn(pack.lead, language) }}
      crumbs={[...crumbs(), { href: at('/practices/packs'), label: 'practices.packs.heading' }]}
    >
      <DefinitionList
        items={[
          ['practices.packs.from', pack.from?.name ?? t('practices.packs.trama')],
          [
            'practices.packs.number',
            t('practices.packs.numberOf', { number: pack.number, day: day(pack.madeOn) }),
          ],
          ['practices.packs.signature', t(`practices.packs.key.${key}`)],
          ['practices.packs.keyMark', <code class="hash">{inFours(arrival.keyFingerprint)}</code>],
          ['practices.packs.mark', <code class="hash">{inFours(arrival.fingerprint)}</code>],
        ]}
      />
      {newest > pack.number && (
        <Callout kind="warning" text={['practices.packs.older', { newest, number: pack.number }]} />
      )}
      {newest > 0 && newest === pack.number && <Callout text="practices.packs.again" />}
      <p>
        {t('practices.packs.summary', {
          added: count('added'),
          same: count('same'),
          differs: count('differs'),
          unknown: count('unknown'),
        })}
      </p>
      <Form
        {...form}
        action={at(`/practices/packs/${arrival.id}/apply`)}
        submit={open.length > 0 || newest === 0 ? 'practices.packs.apply' : 'practices.packs.applyAgain'}
      >
        {PIECE_KINDS.map((kind) => {
          const pieces = standing.filter(({ piece }) => piece.kind === kind)
          return (
            pieces.length > 0 && (
              <Section heading={`practices.piece.${kind}`}>
                {pieces.map((one) => (
                  <PieceToChoose standing={one} />
                ))}
              </Section>
            )
          )
        })}
        {key === 'stranger' && (
          <Checkbox name="compared" label="practices.packs.compared" hint="practices.packs.comparedHint" />
        )}
      </Form>
    </Page>
  )
}

const TONE = { added: 'primary', same: 'plain', differs: 'attention', unknown: 'plain' } as const

function PieceToChoose({ standing }: { standing: Standing }) {
  const { t } = useTexts()
  const nameOf = usePieceName()
  const { piece, state, theirs, differences } = standing
  const choices = choicesFor(state)
  const name = nameOf(piece)
  return (
    <div class="panel stack">
      <h3>
        {name} <Tag tone={TONE[state]}>{t(`practices.packs.state.${state}`)}</Tag>
      </h3>
      {state === 'differs' && <Differences piece={piece} differences={differences} />}
      {state !== 'differs' && theirs && <ContentSaid piece={piece} content={theirs} />}
      {choices.length > 0 && (
        <Radios
          name={`piece-${piece.code}`}
          label={['practices.packs.whatToDo', { name }]}
          required
          value={state === 'added' ? 'take' : undefined}
          options={choices.map((choice) => ({
            value: choiceOf(standing, choice),
            label: t(`practices.packs.choice.${choice}`),
          }))}
        />
      )}
    </div>
  )
}
