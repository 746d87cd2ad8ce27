import type { Hono } from 'hono'
import type { Env } from '../ground/access/request.ts'
import * as directory from '../rooms/directory/routes.ts'
import * as encounters from '../rooms/encounters/routes.ts'
import * as reports from '../rooms/indicators/commands.ts'
import * as indicators from '../rooms/indicators/routes.tsx'
import * as appointing from '../rooms/operators/commands.ts'
import * as operators from '../rooms/operators/routes.ts'
import * as organisations from '../rooms/organisations/routes.ts'
import * as people from '../rooms/people/routes.ts'
import * as territories from '../rooms/territories/commands.ts'
import type { NavItem } from './navigation.tsx'

// The public directory comes last: `/places/new` is a page of places before it is the address of a place.
export const roomRoutes: readonly Hono<Env>[] = [people.routes, organisations.routes, operators.routes, encounters.routes, indicators.routes, directory.routes]

export const navigation: readonly NavItem[] = [
  ...encounters.navigation,
  ...directory.navigation,
  ...indicators.navigation,
  ...operators.navigation,
]

export const footer: readonly NavItem[] = directory.footer

export const allCommands = [territories.commands, appointing.commands, reports.commands]
