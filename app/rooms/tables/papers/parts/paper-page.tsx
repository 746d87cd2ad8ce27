import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import type { useCrumbs } from '../../parts/crumbs.ts'
import type { PaperText } from './paper-text.ts'

type Props = { text: PaperText; crumbs: ReturnType<typeof useCrumbs>; docx: string }

/** A document as a page to print, with the same words for a word processor. */
export const PaperPage = ({ text, crumbs, docx }: Props) => (
  <div class="paper">
    <Page
      heading={{ said: text.title }}
      crumbs={crumbs}
      actions={<ButtonLink href={docx} label="tables.papers.docx" quiet />}
    >
      {text.lead.map((line) => (
        <p>{line}</p>
      ))}
      {text.parts.map(({ heading, lines }) => (
        <section>
          <h2>{heading}</h2>
          {lines.map((line) => (
            <p>{line}</p>
          ))}
        </section>
      ))}
    </Page>
  </div>
)
