import { type DocxPieces, writeDocx } from '../../../../ground/files/docx.ts'
import type { Texts } from '../../../../ground/texts/use-texts.ts'
import type { PactText } from '../../draft/reads.ts'
import { moneyOf } from '../../draft/rules.ts'
import { partWords } from '../../parts/part-words.ts'
import type { Signer } from '../reads.ts'
import { type Line, linesOfBack, linesOfGive, linesOfStep, paragraphs } from './paper-lines.ts'

type Paper = {
  text: PactText
  signers: readonly Signer[]
  number: number
  territory: string
  texts: Pick<Texts, 't' | 'day' | 'cents' | 'number' | 'language'>
}

/** A pact as a document of a word processor, to be printed and signed: the same words as on its page. */
export const pactDocx = (paper: Paper): Promise<Buffer> =>
  writeDocx({ title: paper.text.kind, language: paper.texts.language }, (pieces) => bodyOf(pieces, paper))

function bodyOf(pieces: DocxPieces, { text, signers, number, territory, texts }: Paper) {
  const { docx, run, plain, heading, row, table } = pieces
  const { t, day, cents } = texts
  const bullet = ({ what, about }: Line) =>
    pieces.bullet(run(what, { bold: true }), ...(about.length ? [run(` — ${about.join(' · ')}`)] : []))
  const part = (said: string, body: ReturnType<typeof plain>[]) =>
    body.length ? [heading(said), ...body] : []
  const prose = (said: string) => paragraphs(said).map(plain)
  const inCell = (children: ReturnType<typeof plain>[]) =>
    new docx.TableCell({
      children: children.length ? children : [plain('')],
      width: { size: 50, type: docx.WidthType.PERCENTAGE },
      margins: { top: 80, bottom: 80, left: 120, right: 120 },
    })
  const money = moneyOf(text)
  const sides = table([
    row([
      inCell([
        heading(t('pacts.draft.gives')),
        ...text.gives.map((give) => bullet(linesOfGive(texts, give))),
        ...(money > 0 ? [plain(t('pacts.paper.money', { sum: cents(money) }))] : []),
      ]),
      inCell(
        part(
          t('pacts.draft.giveBacks', { name: text.person }),
          text.giveBacks.map((back) => bullet(linesOfBack(texts, back))),
        ),
      ),
    ]),
  ])
  const signatures = signers.map((signer) =>
    plain(
      `${signer.name}${signer.part ? ` (${partWords(t, signer.part)})` : ''}   ______________________   ${t('pacts.paper.date')} ____________`,
    ),
  )
  return [
    plain(t('pacts.paper.between', { name: [text.person, ...text.others].join(', '), territory })),
    plain(t('pacts.paper.version', { number })),
    ...part(t('pacts.paper.ownWords', { name: text.person }), prose(text.ownWords)),
    ...part(t('pacts.paper.capabilities'), prose(text.capabilities)),
    ...part(t('pacts.paper.needs'), prose(text.needs)),
    ...part(
      t('pacts.draft.goals'),
      text.goals.map(({ what }) => bullet({ what, about: [] })),
    ),
    plain(''),
    sides,
    ...part(
      t('pacts.draft.steps'),
      text.steps.map((step) => bullet(linesOfStep(texts, step))),
    ),
    ...part(
      t('pacts.draft.reviews'),
      text.reviews.map(({ due }) => bullet({ what: day(due), about: [] })),
    ),
    ...part(
      t('pacts.draft.measures'),
      text.measures.map((what) => bullet({ what, about: [] })),
    ),
    ...text.questions.flatMap((question, at) => part(question, prose(text.answers[at] ?? ''))),
    ...part(
      t('pacts.team.heading'),
      text.team.map(({ name, part: said }) => bullet({ what: name, about: [partWords(t, said)] })),
    ),
    heading(t('pacts.sign.signatures')),
    ...signatures,
  ]
}
