import { spokenIn } from '../../../../ground/texts/language.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import type { Block, Paper } from '../rules.ts'
import { Bars, PictureOf } from './pictures.tsx'

/** The blocks of one part, as a page shows them; `folded`: long tables are closed until somebody opens them. */
export const Blocks = ({ blocks, folded = false }: { blocks: readonly Block[]; folded?: boolean }) => (
  <>
    {blocks.map((block) =>
      folded && block.kind === 'table' && block.isLong ? (
        <details>
          <summary>{block.caption}</summary>
          <OneBlock block={{ ...block, isNamed: true }} />
        </details>
      ) : (
        <OneBlock block={block} />
      ),
    )}
  </>
)

function OneBlock({ block }: { block: Block }) {
  if (block.kind === 'lines')
    return (
      <>
        {block.lines.map((line) => (
          <p class="prose">{line}</p>
        ))}
      </>
    )
  if (block.kind === 'table') {
    const { caption, headings, numeric, rows, isNamed = false } = block
    return (
      <Table
        caption={{ said: caption }}
        captionHidden={isNamed}
        rows={rows}
        columns={headings.map((heading, at) => ({
          heading: { said: heading },
          main: at === 0,
          ...(numeric[at] && { numeric: true }),
          cell: (row: readonly string[]) => row[at],
        }))}
      />
    )
  }
  if (block.kind === 'pictures')
    return (
      <div class="pictures">
        {block.pictures.map((picture) => (
          <PictureOf picture={picture} />
        ))}
      </div>
    )
  if (block.kind === 'bars') return <Bars label={block.label} bars={block.bars} />
  if (block.kind === 'quote')
    return (
      <figure class="story">
        <blockquote class="prose">
          {block.words.map((line) => (
            <p>{line}</p>
          ))}
        </blockquote>
        <figcaption>
          {block.by}
          <span class="hint"> {block.about}</span>
        </figcaption>
      </figure>
    )
  return (
    <div class="swot">
      {block.sides.map(({ heading, lines }) => (
        <section>
          <h3>{heading}</h3>
          {lines.map((line) => (
            <p>{line}</p>
          ))}
        </section>
      ))}
    </div>
  )
}

/** A whole document below its title. */
export const PaperBody = ({ paper }: { paper: Paper }) => (
  <>
    {paper.lead.map((line) => (
      <p {...spokenIn(paper.language)}>{line}</p>
    ))}
    {paper.parts.map(({ key, heading, blocks }) => (
      <section class="section" id={key} {...spokenIn(paper.language)}>
        <h2>{heading}</h2>
        <Blocks blocks={blocks} />
      </section>
    ))}
    {paper.foot.length > 0 && (
      <footer class="paper-foot" {...spokenIn(paper.language)}>
        {paper.foot.map((line) => (
          <p class="hint">{line}</p>
        ))}
      </footer>
    )}
  </>
)
