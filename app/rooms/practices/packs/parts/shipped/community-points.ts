import { FORMAT, type Pack } from '../../rules.ts'
import { aim, s, watch } from './said.ts'

/** Community Points, as Bassa Bresciana Orientale opened them from May 2016. */
export const points: Pack = {
  format: FORMAT,
  id: '7c0a1b6e-0f1d-4b57-9a10-5d0c2b7e1a01',
  number: 1,
  madeOn: '2026-11-20',
  from: null,
  title: s('Punti di comunità', 'Community Points'),
  lead: s(
    'Luoghi che ospitano relazioni, con un facilitatore, qualche ora certa e nessuno sportello.',
    'Places that host relations, with a facilitator, hours you can count on, and no counter.',
  ),
  pieces: [
    {
      code: 'sheet',
      kind: 'sheet',
      title: s('Punti di comunità', 'Community Points'),
      words: {
        commissioner: s(
          'L’ufficio di piano dell’ambito, con i Comuni',
          'The planning office of the district, with its municipalities',
        ),
        need: s(
          'Famiglie della classe media impoverita, sopra la soglia ISEE, con una casa e un diploma, non chiedono aiuto e i servizi non le incontrano. La vulnerabilità nasce dove i legami sono pochi e arriva un evento naturale della vita: si perde il lavoro, ci si separa, ci si ammala.',
          'Families of the impoverished middle class, above the income threshold, with a home and a diploma, do not ask for help, and services never meet them. Vulnerability begins where ties are few and a natural event of life arrives: a job is lost, a couple parts, somebody falls ill.',
        ),
        goal: s(
          'Aprire luoghi di tutti i giorni, dove le persone si incontrano prima che il bisogno diventi emergenza. Lì quello che una persona sa fare conta quanto quello che le manca.',
          'To open everyday places where people meet before need becomes an emergency. There, what somebody can do counts as much as what they lack.',
        ),
        design: s(
          '- Mappare luoghi e gruppi che già ci sono, prima di cercare spazi nuovi\n- Scegliere con i Comuni e le associazioni chi gestisce insieme il Punto\n- Formare i facilitatori di comunità e dare loro ore certe\n- Aprire con poche proposte, nate da chi entra',
          '- Map the places and groups that are there already, before looking for new spaces\n- Choose with municipalities and associations who runs the Point together\n- Train community facilitators and give them hours they can count on\n- Open with few proposals, born from those who walk in',
        ),
        done: s(
          'Ogni Punto ha orari pubblici, stanze che si prenotano e un facilitatore. Da lì partono laboratori di prossimità ideati con i cittadini; il facilitatore incontra, collega gruppi lontani tra loro e resta a disposizione quando il gruppo cammina da solo.',
          'Each Point has public hours, rooms to book and a facilitator. Proximity labs designed with citizens begin from there. The facilitator meets people, connects groups that are far apart, and stays on call when a group stands on its own.',
        ),
        methods: s(
          'Lavoro di comunità, ascolto attivo, idee pensate insieme, diario di campo scritto in mezzo minuto dopo ogni incontro.',
          'Community work, active listening, shared design, a field diary written in half a minute after each encounter.',
        ),
        tools: s(
          'Traccia del primo incontro, convenzione di gestione condivisa, agenda pubblica, registro delle presenze.',
          'Guide for a first encounter, agreement of shared management, public agenda, register of attendance.',
        ),
        people: s(
          'Facilitatori di comunità, Comuni, associazioni, parrocchie, scuole, cooperative, cittadini che tengono le chiavi.',
          'Community facilitators, municipalities, associations, parishes, schools, cooperatives, citizens who keep the keys.',
        ),
        strengths: s(
          '- Un luogo normale: nessuno deve dichiararsi in difficoltà\n- Il facilitatore ha tempo per stare, non solo per rispondere\n- Gestione condivisa tra enti diversi',
          '- An ordinary place: nobody has to declare a difficulty\n- The facilitator has time to stay, not only to answer\n- Shared management among different bodies',
        ),
        weaknesses: s(
          '- Se il facilitatore cambia spesso, i legami si interrompono\n- Senza orari certi il Punto diventa una sala da prenotare',
          '- If the facilitator changes often, ties break\n- Without hours you can count on, the Point becomes a room for hire',
        ),
        opportunities: s(
          '- Spazi pubblici usati in parte\n- Gruppi informali che cercano un posto dove stare',
          '- Public spaces that are used in part\n- Informal groups looking for a place of their own',
        ),
        threats: s(
          '- Fine del finanziamento prima che il gruppo locale si regga\n- Il Punto viene letto come sportello dei servizi',
          '- Funding ends before the local group stands by itself\n- The Point is seen as a counter of the services',
        ),
        transfer: s(
          'Servono un luogo che il Comune mette a disposizione, un facilitatore con almeno dieci ore la settimana e tre enti che firmano la gestione. Si regge nel tempo se le ore del facilitatore entrano nel bilancio dell’ambito e se i cittadini aprono anche senza di lui.',
          'It takes a place made available by the municipality, a facilitator for at least ten hours a week and three bodies that sign its management. It lasts if the facilitator’s hours enter the district’s budget and if citizens open it also without them.',
        ),
        sources: s(
          '#genera_azioni – costruire relazioni costruisce comunità, Ambito Bassa Bresciana Orientale, 2016–2019.',
          '#genera_azioni – building relations builds community, Bassa Bresciana Orientale district, 2016–2019.',
        ),
      },
    },
    {
      code: 'lab-proximity',
      kind: 'activity',
      title: s('Laboratorio di prossimità', 'Proximity lab'),
      body: s(
        'Ci si trova ogni settimana al Punto di comunità. Che cosa si fa lo decide chi viene: cucina, cucito, orto, compiti, teatro. Non serve iscriversi, si può venire anche solo a vedere.',
        'We meet every week at the Community Point. Whoever comes decides what to do: cooking, sewing, a garden, homework, theatre. No need to sign up; you may come just to look.',
      ),
      activity: 'lab',
      area: 'proximity',
    },
    {
      code: 'event-opening',
      kind: 'activity',
      title: s('Festa di apertura del Punto', 'Opening day of the Point'),
      body: s(
        'Il Punto apre le porte: si conosce chi lo anima e si vedono le stanze. Su un muro si scrive che cosa si vorrebbe fare e che cosa si sa fare. Alla fine si mangia insieme.',
        'The Point opens its doors: meet the people who run it and see the rooms. Write on a wall what you would like to do and what you can do. At the end we eat together.',
      ),
      activity: 'event',
      area: 'promotion',
    },
    {
      code: 'cafe-needs',
      kind: 'activity',
      title: s('World café sul quartiere', 'World café on the neighbourhood'),
      body: s(
        'Tre domande, tre giri di tavolo: che cosa qui funziona già? Chi non incontriamo mai? Che cosa potremmo fare insieme nei prossimi tre mesi? Si esce con una proposta per tavolo e un nome accanto a ciascuna.',
        'Three questions, three rounds: what works here already? Whom do we never meet? What could we do together in the next three months? Each table leaves with a proposal and a name beside it.',
      ),
      activity: 'world_cafe',
      area: 'proximity',
    },
    {
      code: 'text-invitation',
      kind: 'text',
      title: s('Invito a entrare', 'An invitation to walk in'),
      body: s(
        'Qui puoi venire anche solo per un caffè. C’è sempre qualcuno, negli orari scritti sulla porta. Se hai un’idea, un’ora libera o una cosa che non riesci a fare da solo, raccontala: proviamo insieme.',
        'You may come here just for a coffee. Somebody is always here, in the hours written on the door. If you have an idea, a free hour or something you cannot manage alone, tell us: we try together.',
      ),
    },
    {
      code: 'text-first-encounter',
      kind: 'text',
      title: s('Traccia del primo incontro', 'Guide for a first encounter'),
      body: s(
        '- Prima le parole della persona: che cosa l’ha portata qui\n- Che cosa sa fare, che cosa le piace, chi ha vicino\n- Che cosa sta cambiando nella sua vita, se vuole dirlo\n- Chi potrebbe conoscere qui, e quando\n- Che cosa facciamo adesso, con un giorno e un nome',
        '- First the person’s own words: what brought them here\n- What they can do, what they like, whom they have near\n- What is changing in their life, if they want to say so\n- Whom they could meet here, and when\n- What we do now, with a day and a name',
      ),
    },
    {
      code: 'document-management',
      kind: 'document',
      title: s(
        'Convenzione di gestione condivisa del Punto di comunità',
        'Agreement on the shared management of a Community Point',
      ),
      body: s(
        '# Le parti\nTra il Comune di {{comune}}, l’ambito {{territorio}} e gli enti {{enti}}, il giorno {{oggi}}.\n# Il luogo\nIl Punto si trova in {{indirizzo}}. È aperto nei giorni e negli orari {{orari}}, che restano scritti sulla porta e nell’agenda pubblica.\n# Chi fa che cosa\nIl Comune mette a disposizione il luogo e paga luce, acqua e riscaldamento.\nL’ambito garantisce {{ore}} ore di facilitatore la settimana.\nGli enti aprono e chiudono a turno e propongono almeno un’attività al mese ciascuno.\n# Le regole della casa\nNessuno paga per entrare. Le stanze si prenotano dal calendario pubblico. Chi usa uno spazio lo lascia come lo ha trovato.\n# Verifica\nLe parti si incontrano ogni sei mesi con le presenze, le attività e ciò che il Punto ha sentito.\n# Durata\nLa convenzione vale due anni e si rinnova per scritto.\n# Firme',
        '# The parties\nBetween the municipality of {{municipality}}, the district {{territory}} and the bodies {{bodies}}, on {{today}}.\n# The place\nThe Point is in {{address}}. It is open on the days and hours {{hours}}, written on its door and in the public agenda.\n# Who does what\nThe municipality makes the place available and pays the utilities.\nThe district provides {{number}} hours of facilitator a week.\nThe bodies open and close in turns and each propose at least one activity a month.\n# Rules of the house\nNobody pays to enter. Rooms are booked from the public calendar. Whoever uses a space leaves it as it was.\n# Review\nThe parties meet every six months with attendances, activities and what the Point has heard.\n# Duration\nThe agreement lasts two years and is renewed in writing.\n# Signatures',
      ),
    },
    aim(
      'places_activated',
      3,
      24,
      s('Quanti luoghi sono tornati a vivere', 'How many places came alive again'),
    ),
    aim(
      'labs_with_community_share',
      0.65,
      24,
      s('Quanto fanno gli altri, non noi', 'How much others do, not us'),
    ),
    watch('people_reached', s('Quante persone entrano', 'How many people walk in')),
    watch('people_active', s('Quante passano da ospiti a protagoniste', 'How many become the ones who act')),
    watch(
      'vulnerable_participation_rate',
      s('Se il luogo resta di tutti', 'Whether the place stays everybody’s'),
    ),
  ],
}
