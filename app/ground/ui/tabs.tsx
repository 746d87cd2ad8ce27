import { useTexts, type Words } from '../texts/use-texts.ts'

export type TabLink = { href: string; label: Words; current?: boolean; count?: number | undefined }

/** Sides of the same thing, each at its own address. */
export function Tabs({ label, tabs }: { label: Words; tabs: readonly TabLink[] }) {
  const { say, number } = useTexts()
  return (
    <nav class="tabs" aria-label={say(label)}>
      <ul>
        {tabs.map((tab) => (
          <li>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {say(tab.label)}
              {tab.count !== undefined && <span class="tab-count"> {number(tab.count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
