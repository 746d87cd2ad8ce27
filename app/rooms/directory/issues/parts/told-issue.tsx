import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import type { ListedEntry } from '../../entries/reads.ts'
import { pathsHere } from '../../parts/address.ts'
import { Paragraphs } from '../../parts/paragraphs.tsx'
import { SessionList } from '../../parts/session-list.tsx'

/** An issue as it is read: the words first, then what happens, in the order it was put in. */
export function ToldIssue({ words, told }: { words: string | null; told: readonly ListedEntry[] }) {
  const { t } = useTexts()
  const paths = pathsHere(useRequestContext<Env>())
  return (
    <>
      {words && <Paragraphs text={words} />}
      {told.length > 0 ? (
        <SessionList sessions={told} href={paths.entry} dated />
      ) : (
        !words && <p>{t('directory.issue.nothing')}</p>
      )}
    </>
  )
}
