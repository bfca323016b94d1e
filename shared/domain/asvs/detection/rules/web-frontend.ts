import { isForPrograms } from '../input/endpoint.ts';
import { pathWords, phrases, type Theme } from './rule.ts';

const pages = (...words: Parameters<typeof pathWords>) => ({
  methods: ['GET', 'ANY', 'HEAD'],
  path: pathWords(...words),
  when: (endpoint: Parameters<typeof isForPrograms>[0]) => !isForPrograms(endpoint),
});

/** What browsers show and keep. */
export const webFrontend: Theme = {
  endpoints: {
    'endpoint-page': {
      ...pages`log-?in | sign-?in | sign-?up | register | settings | preferences | profile | dashboard | about |
        contact | checkout | cart | home | welcome | forms? | html | faq | help | account | admin | forgot-password |
        reset-password | log-?out | terms | privacy | search | redirect | landing`,
      sentence: 'It reads like a page for people.',
      weights: { V3: 50 },
    },
    'endpoint-form': {
      ...pages`(?:[a-z-]{1,30}|\{\})/(?:new|edit|create|add) | create-[a-z-]{1,20} | new-[a-z-]{1,20} |
        upload-[a-z-]{1,20}`,
      sentence: 'It reads like a form for people.',
      weights: { V3: 60 },
    },
    'endpoint-start-page': {
      methods: ['GET', 'ANY'],
      path: /^\/?$/,
      sentence: 'It is a start page.',
      weights: { V3: 30 },
    },
    'endpoint-browser-files': {
      path: pathWords`static | assets | public | themes? | css | js | javascripts? | stylesheets? | favicon(?:\.ico)? |
        service-worker(?:\.js)? | index\.html? | graphiql | playground | manifest\.json | vendor | fonts | bundle\.js |
        [a-z0-9-]{1,40}\.(?:html?|css|js|php|aspx?|jsp)`,
      sentence: 'Files for browsers are served here.',
      weights: { V3: 70 },
    },
    'endpoint-browser-protection': {
      path: pathWords`csrf(?:-token)? | xsrf(?:-token)? | csp(?:-report)? | cookies?`,
      sentence: 'A protection or store of browsers is used here.',
      weights: { V3: 60 },
    },
    'endpoint-api-console': {
      path: pathWords`swagger(?:-ui)? | api-docs | redoc | openapi`,
      sentence: 'A page about the API is served here.',
      weights: { V3: 20 },
    },
  },
  statements: {
    'wiki-pages': {
      phrases: phrases`single[- ]page (?:app(?:lication)?s?|front[- ]?end|web) | SPA | front-?ends? | front end |
        server-?rendered | rendered on the server | server-side render(?:ed|ing) |
        HTML (?:pages?|templates?|forms?|interface|views?|ui|files) | template pages |
        render(?:s|ed|ing)? (?:pages|html|templates|views) | web ?app(?:lication)?s? |
        web (?:interface|ui|client|frontend|front end|dashboard|pages?|console|admin|portal|site) | webui |
        login pages? | JavaScript client | (?:admin |user |management )?dashboards? | user interface |
        responsive (?:design|layout|ui) | PWA | progressive web app | dark (?:mode|theme) |
        (?:React|Vue|Angular|Svelte|Next\.js|Nuxt|Ember|jQuery|Bootstrap|Tailwind\w{0,4}|Blazor|HTMX|Hotwire|Thymeleaf|Jinja2?|Razor|Handlebars|EJS|Twig)(?:\.?js)?`,
      sentence: 'The description says what browsers show.',
      weights: { V3: 60 },
    },
    'wiki-browser': {
      phrases: phrases`(?:session |signed |encrypted |secure |HttpOnly )?cookies? | CSRF | XSRF | XSS |
        cross[- ]site scripting | clickjacking | Content[- ]Security[- ]Policy | CSP | SameSite |
        in (?:the|your|a) (?:web )?browsers? | browsers? | local ?storage | HSTS | Trusted Types | X-Frame-Options |
        security headers`,
      sentence: 'The description speaks of what browsers keep or protect.',
      weights: { V3: 40 },
    },
  },
  subjects: {
    'subject-pages': {
      subject:
        /\b(?:static|personal|company|marketing|documentation|landing|portfolio|blog)[- ](?:web ?)?(?:sites?|pages?)\b|\b(?:single[- ]page|browser|web|front-?end|progressive web)[- ](?:apps?|applications?|games?|extensions?|ui|user interface|dashboards?)\b|\b(?:play|played|entirely|completely|directly)\b[^.;]{0,30}\b(?:in|inside) (?:the|your|a|any) (?:web )?browsers?\b|\b(?:chrome|firefox|safari|browser) (?:extension|add-?on)\b|\bsource (?:code )?(?:of|for) (?:my|our|the) [^.;]{0,40}\b(?:web ?site|blog|homepage)\b|\b(?:jekyll|hugo|gatsby|eleventy|docusaurus|astro) (?:site|blog|theme|website)\b|\bbuilt with HTML5?\b|\b(?:react|vue|angular|svelte)\b[^.;]{0,30}\b(?:component|ui|widget)s?\b/i,
      sentence: 'The repository is what browsers show.',
      weights: { V3: 100 },
      isAboutAuthentication: false,
    },
  },
  findings: {
    'finding-browser': {
      cwes: [352, 614, 1004, 1021, 1022, 1275, 942, 346, 693, 1385, 830],
      sentence: 'A finding is about what browsers protect.',
      weights: { V3: 80 },
    },
    'finding-rendered': {
      cwes: [79, 80, 81, 83, 84, 85, 86, 87, 601, 116],
      sentence: 'A finding is about what a browser renders or follows.',
      weights: { V3: 60 },
    },
    'finding-title-browser': {
      title: phrases`cookies? | CSRF | click-?jacking | CSP | CORS | DOM | SVG | HTML | iframe | open redirect |
        postMessage | templates?`,
      sentence: 'A finding speaks of what browsers show.',
      weights: { V3: 30 },
    },
  },
  files: {
    'file-page': {
      file: pathWords`(?:templates?|views?|pages|frontend|front-end|client|public|static|tpl|webui|web-?app|themes?|components)/.{0,300} |
        [^/]{1,100}\.(?:vue|jsx|tsx|hbs|ejs|pug|twig|erb|cshtml|razor|svelte|astro|html?|jsp|ftl|mustache|blade\.php)`,
      sentence: 'A source file makes what browsers show.',
      weights: { V3: 50 },
    },
  },
};
