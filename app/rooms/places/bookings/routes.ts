import { Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import type { NavItem } from '../../../ground/ui/nav-item.ts'
import { STAFF } from '../../people/rules.ts'
import { askForRoom } from '../asking/pages/ask.tsx'
import { bookingByLink } from '../asking/pages/link.tsx'
import { memberBooking } from '../asking/pages/member.tsx'
import { calendarAddresses } from '../calendar/pages/addresses.tsx'
import { placeCalendar } from '../calendar/pages/calendar.tsx'
import { calendarFeeds } from '../calendar/pages/feeds.ts'
import { oneBooking } from '../desk/pages/booking.tsx'
import { placeDesk } from '../desk/pages/desk.tsx'
import { myBookings } from '../desk/pages/mine.tsx'
import { editRoom } from '../rooms/pages/edit.tsx'
import { oneRoom } from '../rooms/pages/room.tsx'
import { placeRooms } from '../rooms/pages/rooms.tsx'
import { placeUse } from '../uses/pages/use.tsx'
import { deskBooking } from './pages/desk.tsx'
import { ownerHours } from './pages/owner.tsx'

export const bookingNavigation: NavItem[] = [
  { href: '/bookings', label: 'places.mine.navigation', roles: [...STAFF, 'partner'] },
]

/** Rooms, their one calendar, and who books them. Named addresses before those that hold an id in their place. */
export const bookingRoutes = new Hono<Env>()
  .route('/', placeRooms)
  .route('/', editRoom)
  .route('/', calendarFeeds)
  .route('/', calendarAddresses)
  .route('/', placeCalendar)
  .route('/', oneRoom)
  .route('/', deskBooking)
  .route('/', ownerHours)
  .route('/', memberBooking)
  .route('/', placeDesk)
  .route('/', oneBooking)
  .route('/', askForRoom)
  .route('/', myBookings)
  .route('/', bookingByLink)
  .route('/', placeUse)
