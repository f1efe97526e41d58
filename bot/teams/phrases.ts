// What people say to the bot, language by language. A new language is a new entry in each table.
import type { Wish } from './wish.ts'

/** Words that belong together, in any order; "a|b" is either. All are compared as spelling.ts writes them. */
type Phrases = Readonly<Record<string, readonly string[]>>

/** Those that come first win when two fit equally well. */
export const phrases: readonly (readonly [Wish['kind'], Phrases])[] = [
  [
    'resume',
    {
      sv: [
        'fortsätt|fortsätta|återuppta|återstarta',
        'starta|börja|sätt igen|om|igång',
        'starta|igång',
        'avsluta|bryt|avbryt|häv|ångra|upphäv|bort|slut|sluta|stoppa|stäng paus|pausen|pausa|pausad',
        'jag tillbaka',
        'skicka igen',
      ],
      en: [
        'resume|unpause|continue|restart',
        'start|begin again|over',
        'end|stop|cancel|remove|undo|quit pause|pausing|break',
        'im|i back',
        'start',
      ],
    },
  ],
  [
    'human',
    {
      sv: [
        'människa|människan|kontakt|kontakta|kontaktperson|samordnare|samordnaren|kundtjänst|support|supporten',
        'prata|tala|snacka|chatta|ring|ringa människa|någon|nån|person|ansvarig|er|dig',
        'riktig person',
        'prata|snacka|telefonnummer|telefon|mejladress',
        'vem|vilka frågar|fråga|ansvarar|ansvarig|kontaktar|vända',
        'radera|ta|rensa|glöm bort|mina|mig uppgifter|data|svar|mig|allt',
        'radera|glöm mig|allt',
        'få hjälp av någon|person|människa',
      ],
      en: [
        'human|contact|coordinator|support|helpdesk',
        'talk|speak|chat|call human|someone|somebody|person|people|you',
        'real|actual person',
        'talk|phone|telephone',
        'who ask|contact|responsible',
        'delete|erase|remove|forget me|everything',
        'delete|erase|remove|forget my|me data|information|answers|everything|me',
      ],
    },
  ],
  [
    'stored data',
    {
      sv: [
        'mina|min data|uppgifter|info|information|svar|personuppgifter',
        'personuppgifter|gdpr|dataskydd|registerutdrag|integritet|sekretess|anonym|anonymt|anonyma',
        'vad|va|vilka vet|sparar|sparat|lagrar|lagrat|samlar|registrerar|registrerat|känner|har om|mig|ni|du',
        'vem|vilka|chef|chefen|arbetsgivare|arbetsgivaren|någon se|ser|läsa|läser svar|svarar|svarat|det',
      ],
      en: [
        'my data|information|info|answers',
        'gdpr|privacy|anonymous',
        'what know|store|stored|save|saved|hold|keep|collect|have about|me|you',
        'who|boss|manager|employer|anyone|anybody see|sees|read|reads my|answers|answer',
      ],
    },
  ],
  [
    'certificate',
    {
      sv: [
        'intyg|intyget|kursintyg|diplom|diplomet|certifikat|certifikatet|sertifikat|kursbevis|bevis|betyg',
      ],
      en: ['certificate|diploma|certification'],
    },
  ],
  [
    'progress',
    {
      sv: [
        'framsteg|framstegen|framgång|resultat|resultatet|status|poäng|ställning',
        'hur går|gått|gick det',
        'hur ligger|ligger|klarar|presterar',
        'hur många|mycket|långt rätt|kvar|lektioner|klarat|svarat|kommit|återstår|gjort|fel',
        'när nästa|kommer|får|dags',
        'vad nästa|härnäst',
        'nästa lektion|kort|fråga',
      ],
      en: [
        'progress|results|result|score|status',
        'how am|i doing|going',
        'how many|much|far right|left|lessons|correct|remaining|come|done',
        'when next|coming|lesson',
        'whats|what next',
        'next lesson|card|question',
      ],
    },
  ],
  [
    'lesson',
    {
      sv: [
        'visa|läsa|läs|se|öppna|min lektion|lektionen|kort|kortet',
        'senaste|sista lektion|lektionen|kortet|frågan',
        'visa|läsa|läs igen',
        'lektion|lektionen',
      ],
      en: ['show|read|see|open|my|latest|last lesson|card', 'lesson', 'read again'],
    },
  ],
  [
    'pause',
    {
      sv: [
        'paus|pausa|pausar|pausen|pausad|pausat|pausas|uppehåll',
        'semester|semestern|ledig|ledighet|föräldraledig|tjänstledig|sjuk|sjukskriven|bortrest|borta|lov',
        'sluta|avsluta|stoppa|stopp|avregistrera|avanmäl|tysta|tyst|snooza',
      ],
      en: [
        'pause|pausing|paused|snooze|break',
        'vacation|holiday|leave|away|sick',
        'stop|unsubscribe|mute|quit',
      ],
    },
  ],
  [
    'help',
    {
      sv: [
        'hjälp|hjälpa|hjälper|meny|kommandon|kommando|instruktioner|instruktion',
        'vad|hur kan|är|gör|göra|funkar|fungerar du|jag|detta|det',
        'hur funkar|fungerar',
        'förstår|fattar|begriper inte|inget|ingenting',
      ],
      en: ['help|menu|commands|instructions', 'what can|do you|i', 'how work|works', 'dont understand|get'],
    },
  ],
  [
    'letters',
    {
      sv: [
        'brev|brevet|breven|epost|eposten|mejl|mejlen|mail|mejla|maila',
        'e post|posten',
        'som|via|per|hellre|istället|stället|byt|byta brev|epost|post|mejl|mail',
      ],
      en: [
        'letter|letters|email|emails',
        'e mail|mails',
        'by|as|via|rather|instead|switch letter|email|mail',
      ],
    },
  ],
  [
    'teams',
    {
      sv: ['teams', 'tillbaka|hellre|istället|stället|byt|byta|lektionerna teams'],
      en: ['teams', 'back|rather|instead|switch|lessons teams'],
    },
  ],
]
