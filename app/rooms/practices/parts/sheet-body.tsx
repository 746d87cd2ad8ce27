import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Section } from '../../../ground/ui/page.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import type { PracticeText, ToldPart } from './practice-text.ts'

/** Everything a sheet says: why and how, strengths and weaknesses, figures, what came of it, testimonies. */
export function SheetBody({ text }: { text: PracticeText }) {
  const sections = text.sections.map(({ heading, parts }) => (
    <Section heading={{ said: heading }}>
      {parts.map((part) => (
        <>
          <h3>{part.label}</h3>
          <Lines part={part} />
        </>
      ))}
    </Section>
  ))
  return (
    <>
      {sections.slice(0, -1)}
      {text.swot.length > 0 && <Swot swot={text.swot} />}
      {text.figures.length > 0 && <Figures figures={text.figures} />}
      {sections.slice(-1)}
      {text.testimonies.length > 0 && <Testimonies testimonies={text.testimonies} />}
    </>
  )
}

/** Paragraphs, and one list for items that follow each other. */
function Lines({ part: { lines } }: { part: ToldPart }) {
  const blocks: { item: boolean; texts: string[] }[] = []
  for (const { item, text } of lines) {
    const last = blocks.at(-1)
    if (item && last?.item) last.texts.push(text)
    else blocks.push({ item, texts: [text] })
  }
  return (
    <div class="prose">
      {blocks.map(({ item, texts }) =>
        item ? (
          <ul>
            {texts.map((text) => (
              <li>{text}</li>
            ))}
          </ul>
        ) : (
          <p>{texts[0]}</p>
        ),
      )}
    </div>
  )
}

/** On two axes: what is ours and can be worked on, what comes from outside; what helps and what hinders. */
function Swot({ swot }: Pick<PracticeText, 'swot'>) {
  return (
    <Section heading="practices.section.swot" lead="practices.swot.lead">
      {swot.map(({ axis, hint, helps, hinders }) => (
        <>
          <h3>
            {axis} <span class="hint">{hint}</span>
          </h3>
          <div class="field-row">
            {[helps, hinders].map((part) => (
              <div class="panel">
                <h4>{part.label}</h4>
                <Lines part={part} />
              </div>
            ))}
          </div>
        </>
      ))}
    </Section>
  )
}

/** Each figure with the edition it is taken from: a click away. */
function Figures({ figures }: Pick<PracticeText, 'figures'>) {
  const at = useBelow()
  return (
    <Section heading="practices.figures.heading" lead="practices.figures.lead">
      <Table
        caption="practices.figures.heading"
        captionHidden
        rows={figures}
        columns={[
          { heading: 'practices.figures.figure', main: true, cell: ({ name }) => name },
          { heading: 'practices.figures.value', numeric: true, cell: ({ value }) => value },
          {
            heading: 'practices.figures.edition',
            cell: ({ from, edition }) => <a href={at(`/editions/${edition}`)}>{from}</a>,
          },
        ]}
      />
    </Section>
  )
}

function Testimonies({ testimonies }: Pick<PracticeText, 'testimonies'>) {
  const { t } = useTexts()
  return (
    <Section heading="practices.testimonies.heading">
      <div class="stack">
        {testimonies.map(({ words, signedAs, title }) => (
          <figure class="panel">
            <blockquote>
              {words
                .split(/\n+/)
                .filter(Boolean)
                .map((line) => (
                  <p>{line}</p>
                ))}
            </blockquote>
            <figcaption>{t('practices.testimonies.by', { name: signedAs, activity: title })}</figcaption>
          </figure>
        ))}
      </div>
    </Section>
  )
}
