import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { newId } from '../../../../ground/db/ids.ts'
import type { Language } from '../../../../ground/texts/language.ts'
import { translatorFor } from '../../../../ground/texts/texts.ts'
import { weigh } from '../../../exchange/weights/writes.ts'
import { indicatorOf } from '../../../indicators/rules.ts'
import { standingTargets } from '../../../indicators/targets/reads.ts'
import { setTarget } from '../../../indicators/targets/writes.ts'
import type { KindForm } from '../../../pacts/kinds/forms.ts'
import { addKind, changeKind, changeRule } from '../../../pacts/kinds/writes.ts'
import type { Ask, CountsAs } from '../../../pacts/rules.ts'
import type { ModelForm } from '../../models/forms.ts'
import type { ModelContent } from '../../models/rules.ts'
import { addModel, changeModel } from '../../models/writes.ts'
import { practiceById } from '../../reads.ts'
import type { Words } from '../../rules.ts'
import { beginPractice, writeSheet } from '../../writes.ts'
import type { Standing } from '../reads.ts'
import { dueAfter, type Piece, type Said, saidIn } from '../rules.ts'

type Bringing = { language: Language; today: string; source: { title: string; number: number } }

/** Makes a piece what it becomes here: a new record where there is none, else the one that is here says what the piece says. */
export async function bringIn(
  tx: ActorTx,
  actor: SignedInActor,
  { piece, recordId }: Standing,
  { language, today, source }: Bringing,
): Promise<string | null> {
  const say = (said: Said) => saidIn(said, language)
  const id = recordId ?? newId()
  switch (piece.kind) {
    case 'sheet': {
      const words: Words = Object.fromEntries(
        Object.entries(piece.words).map(([part, said]) => [part, say(said)]),
      )
      const sheet = { title: say(piece.title), words, writing: undefined }
      const there = recordId ? (await practiceById(tx, recordId))?.draft : undefined
      if (there) await writeSheet(tx, actor, id, sheet)
      else await beginPractice(tx, actor, id, sheet)
      return id
    }
    case 'pact_kind': {
      const form: KindForm = {
        name: say(piece.title),
        countsAs: (piece.countsAs as CountsAs | null) ?? undefined,
        asks: piece.asks as Ask[],
        needsGiveBack: piece.needsGiveBack ? 'yes' : undefined,
        questions: piece.questions.map(say),
        retired: undefined,
      }
      if (recordId) await changeKind(tx, actor, recordId, form, today)
      else await addKind(tx, actor, id, form)
      return id
    }
    case 'pact_rule':
      await changeRule(tx, actor, {
        ceiling: piece.ceilingCents,
        question: say(piece.question),
        scale: piece.scale.map(say),
      })
      return null
    case 'indicator': {
      if (!piece.aim) return null
      const aims = await standingTargets(tx)
      const scale = indicatorOf(piece.indicator)?.unit === 'share' ? 100 : 1
      const aimId = newId()
      await setTarget(tx, actor, aimId, {
        code: piece.indicator,
        // Where there is an aim already, its day stays.
        dueOn: aims.find((one) => one.id === recordId)?.dueOn ?? dueAfter(today, piece.aim.months),
        value: piece.aim.value * scale,
        source: translatorFor(language)('practices.packs.aimSource', source),
      })
      return aimId
    }
    case 'weights':
      await weigh(tx, actor, piece.exchange, piece.weights)
      return null
    default: {
      const form: ModelForm = { title: say(piece.title), content: modelOf(piece, say) }
      if (recordId) await changeModel(tx, actor, recordId, form)
      else await addModel(tx, actor, id, { kind: piece.kind, ...form })
      return id
    }
  }
}

type ModelPiece = Extract<Piece, { kind: 'activity' | 'call' | 'space_sheet' | 'text' | 'document' }>
const modelOf = (piece: ModelPiece, say: (said: Said) => string): ModelContent => ({
  body: say(piece.body),
  ...(piece.kind === 'activity' && { activity: piece.activity, area: piece.area }),
  ...(piece.kind === 'call' && { who: piece.who }),
  ...((piece.kind === 'call' || piece.kind === 'space_sheet') && {
    criteria: piece.criteria.map(({ label, weight, best }) => ({ label: say(label), weight, best })),
  }),
})
