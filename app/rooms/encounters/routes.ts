import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { TEAM } from '../people/rules.ts'
import { copyingCards } from './cards/pages/copy.tsx'
import { printingCards } from './cards/pages/print.tsx'
import { myDay } from './day/pages/day.tsx'
import { myPeople } from './day/pages/people.tsx'
import { allEncounters } from './pages/all.tsx'
import { editEncounter } from './pages/edit.tsx'
import { oneEncounter } from './pages/encounter.tsx'
import { newEncounter } from './pages/new.tsx'
import { encounterPhotos } from './pages/photos.tsx'

export const navigation = [{ href: '/diary', label: 'encounters.navigation', roles: TEAM }] as const

export const routes = new Hono<Env>()
  .route('/', myDay)
  .route('/', myPeople)
  .route('/', newEncounter)
  .route('/', printingCards)
  .route('/', copyingCards)
  .route('/', allEncounters)
  .route('/', editEncounter)
  .route('/', encounterPhotos)
  .route('/', oneEncounter)
