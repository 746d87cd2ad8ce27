import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { explainWords, GLOSSARY } from '../../ground/ui/term.tsx'
import { agenda } from './agenda/pages/agenda.tsx'
import { feeds } from './calendar/pages/feeds.ts'
import { cards } from './cards/pages/card.ts'
import { qui } from './checkin/pages/qui.tsx'
import { embed } from './embed/pages/embed.tsx'
import { embedFeed } from './embed/pages/feed.ts'
import { glossary } from './glossary/pages/glossary.tsx'
import { isEntry } from './glossary/rules.ts'
import { hsds } from './hsds/pages/feed.ts'
import { archive } from './issues/pages/archive.tsx'
import { draft } from './issues/pages/draft.tsx'
import { issueList } from './issues/pages/list.tsx'
import { ownFeed } from './mine/pages/feed.ts'
import { mine } from './mine/pages/mine.tsx'
import { chooseNewsletter } from './newsletter/pages/choose.tsx'
import { newsletterLink } from './newsletter/pages/link.tsx'
import { newsletter } from './newsletter/pages/newsletter.tsx'
import { openDataFiles } from './open-data/pages/files.ts'
import { openData } from './open-data/pages/open-data.tsx'
import { organisation } from './organisations/pages/organisation.tsx'
import { organisations } from './organisations/pages/organisations.tsx'
import { sitemap } from './pages/sitemap.ts'
import { place } from './places/pages/place.tsx'
import { places } from './places/pages/places.tsx'
import { activity } from './sessions/pages/activity.tsx'
import { session } from './sessions/pages/session.tsx'
import { ownSignUp } from './signups/pages/own.tsx'
import { signUp } from './signups/pages/sign-up.tsx'
import { accessibility } from './statements/pages/accessibility.tsx'
import { feedback } from './statements/pages/feedback.tsx'
import { received } from './statements/pages/received.tsx'
import { doors } from './welcome/pages/doors.tsx'
import { home } from './welcome/pages/home.tsx'

const PAGES = [
  home,
  doors,
  agenda,
  activity,
  session,
  signUp,
  ownSignUp,
  qui,
  places,
  place,
  organisations,
  organisation,
  feeds,
  mine,
  ownFeed,
  cards,
  embed,
  embedFeed,
  sitemap,
  hsds,
  openData,
  openDataFiles,
  newsletter,
  issueList,
  draft,
  archive,
  newsletterLink,
  chooseNewsletter,
  glossary,
  accessibility,
  feedback,
  received,
]

export const routes = new Hono<Env>()
for (const page of PAGES) routes.route('/', page)

export const navigation = [
  { href: '/agenda', label: 'directory.agenda.heading' },
  { href: '/places', label: 'directory.places.heading' },
  { href: '/organisations', label: 'directory.organisations.heading' },
] as const

// Words of any room lead to what is said of them here.
explainWords((entry) => (isEntry(entry) ? `directory.glossary.forms.${entry}` : undefined))

export const footer = [
  { href: '/newsletter', label: 'directory.newsletter.heading' },
  { href: GLOSSARY, label: 'directory.glossary.short' },
  { href: '/accessibility', label: 'directory.accessibility.heading' },
  { href: '/privacy', label: 'directory.privacy.heading' },
  { href: '/open-data', label: 'directory.openData.heading' },
  { href: '/accessibility/feedback', label: 'directory.feedback.heading' },
] as const
