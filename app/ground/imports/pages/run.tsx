import type { Reason } from '../../files/reason.ts'
import type { TextKey } from '../../texts/texts.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { useBelow } from '../../ui/below.ts'
import { Callout } from '../../ui/callout.tsx'
import { ActionButton } from '../../ui/form.tsx'
import { ButtonLink, Page, Section } from '../../ui/page.tsx'
import { Stat, StatGrid } from '../../ui/stat.tsx'
import { When } from '../../ui/when.tsx'
import { changedSomething } from '../definition.ts'
import type { PastImport } from '../reads.ts'

const COUNTS = ['read', 'created', 'updated', 'unchanged', 'outside', 'bad'] as const

type RunProps = { run: PastImport; hasBadRows: boolean; refused: Reason | undefined }

/** Last step: what came of an import, its bad rows, the way back. */
export function RunPage({ run, hasBadRows, refused }: RunProps) {
  const { number, t } = useTexts()
  const below = useBelow()
  const path = below(`/import/runs/${run.id}`)
  return (
    <Page
      heading={['imports.run.heading', { file: run.fileName }]}
      kicker={<When at={run.recordedAt} />}
      crumbs={[{ href: below('/import'), label: 'imports.home.heading' }]}
    >
      {refused && <Callout kind="warning" alert text={[refused.refusal as TextKey, refused.params ?? {}]} />}
      {run.undone && <Callout kind="success" text={['imports.undo.done', run.undone]} />}
      <StatGrid>
        {COUNTS.map((count) => (
          <Stat label={`imports.run.${count}`} figure={number(run.counts[count])} />
        ))}
      </StatGrid>
      {run.counts.bad > 0 && (
        <Section heading="imports.run.badHeading" lead="imports.run.badLead">
          {hasBadRows ? (
            <p>
              <a href={`${path}/bad.csv`} download data-turbo="false">
                {t('imports.run.badDownload')}
              </a>
            </p>
          ) : (
            <p>{t('imports.run.badGone')}</p>
          )}
        </Section>
      )}
      {!run.undoneAt && changedSomething(run.counts) && (
        <Section heading="imports.run.undoHeading" lead="imports.run.undoLead">
          <ActionButton action={`${path}/undo`} label="imports.run.undo" danger />
        </Section>
      )}
      <p>
        <ButtonLink href={below(`/import/${run.kind}`)} label="imports.run.another" quiet />
      </p>
    </Page>
  )
}
