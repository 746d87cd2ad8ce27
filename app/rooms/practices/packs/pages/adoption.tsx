import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { idHere, reads, SECTION, usePracticeCrumbs } from '../../parts/here.ts'
import { Differences } from '../parts/content-said.tsx'
import { languageOf } from '../parts/language.ts'
import { usePieceName } from '../parts/piece-names.tsx'
import {
  type Adoption,
  adoptionById,
  piecesOf,
  type Standing,
  standingOf,
  type TakenPiece,
} from '../reads.ts'
import { inFours, type Piece } from '../rules.ts'

/** What was taken up from another territory, for anyone; who works here also reads what was changed since. */
export const oneAdoption = new Hono<Env>()
  .get('/practices/adopted/:adoption', async (c) => {
    const found = await asActor(c.var.actor, async (tx) => {
      const adoption = await adoptionById(tx, idHere(c, 'adoption'))
      if (!adoption) throw new NotHere()
      return {
        adoption,
        taken: await piecesOf(tx, adoption.id),
        standing: reads(c) ? await standingOf(tx, adoption.pack, languageOf(c)) : undefined,
      }
    })
    return c.render(<AdoptionPage {...found} />, { title: found.adoption.title, section: SECTION })
  })
  .get('/practices/adopted/:adoption/pack.json', async (c) => {
    const adoption = await asActor(c.var.actor, (tx) => adoptionById(tx, idHere(c, 'adoption')))
    if (!adoption) throw new NotHere()
    return c.body(adoption.file, 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${adoption.packId.slice(-6)}-${adoption.number}.trama-pack.json"`,
    })
  })

type Props = { adoption: Adoption; taken: TakenPiece[]; standing: Standing[] | undefined }

function AdoptionPage({ adoption, taken, standing }: Props) {
  const { t, day } = useTexts()
  const at = useBelow()
  const crumbs = usePracticeCrumbs()
  const { pack, fromName, fromSlug } = adoption
  const outcomes = new Map(taken.map((one) => [one.code, one]))
  const sheet = taken.find(({ kind, recordId }) => kind === 'sheet' && recordId)
  return (
    <Page
      heading={['practices.adopted.heading', { title: adoption.title }]}
      lead="practices.adopted.lead"
      crumbs={crumbs()}
      actions={
        <ButtonLink
          href={at(`/practices/adopted/${adoption.id}/pack.json`)}
          label="practices.setUp.download"
          quiet
        />
      }
    >
      <DefinitionList
        items={[
          ['practices.adopted.from', fromName ?? t('practices.packs.trama')],
          [
            'practices.packs.number',
            t('practices.packs.numberOf', { number: pack.number, day: day(pack.madeOn) }),
          ],
          ['practices.adopted.on', day(adoption.adoptedAt)],
          ['practices.packs.mark', <code class="hash">{inFours(adoption.fingerprint)}</code>],
          [
            'practices.adopted.sheet',
            sheet?.recordId && standing ? (
              <a href={at(`/practices/${sheet.recordId}`)}>{t('practices.adopted.ourSheet')}</a>
            ) : undefined,
          ],
        ]}
      />
      {fromSlug && <p class="hint">{t('practices.adopted.fromSlug', { slug: fromSlug })}</p>}
      <Section heading={standing ? 'practices.adopted.since' : 'practices.adopted.pieces'}>
        {pack.pieces.map((piece) => (
          <PieceNow
            piece={piece}
            taken={outcomes.get(piece.code)}
            now={standing?.find((one) => one.piece.code === piece.code)}
          />
        ))}
      </Section>
    </Page>
  )
}

type PieceProps = { piece: Piece; taken: TakenPiece | undefined; now: Standing | undefined }

/** A piece as it was taken up, and as it is now. */
function PieceNow({ piece, taken, now }: PieceProps) {
  const { t } = useTexts()
  const nameOf = usePieceName()
  const isOurs = taken && ['added', 'same', 'theirs'].includes(taken.outcome)
  const became = now && isOurs ? becameOf(now) : undefined
  return (
    <div class="panel stack">
      <h3>
        {nameOf(piece)}
        {taken && (
          <>
            {' '}
            <Tag tone={isOurs ? 'good' : 'plain'}>{t(`practices.outcome.${taken.outcome}`)}</Tag>
          </>
        )}
        {became && (
          <>
            {' '}
            <Tag tone={became === 'asItWas' ? 'plain' : 'primary'}>{t(`practices.adopted.${became}`)}</Tag>
          </>
        )}
      </h3>
      <p class="hint">{t(`practices.piece.${piece.kind}`)}</p>
      {now && now.differences.length > 0 && <Differences piece={piece} differences={now.differences} />}
    </div>
  )
}

const becameOf = ({ state }: Standing) =>
  state === 'differs' ? ('changed' as const) : state === 'added' ? ('gone' as const) : ('asItWas' as const)
