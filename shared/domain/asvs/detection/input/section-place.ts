import type { Place } from './statement.ts';

/** Headings of what is not about this code's own behaviour. */
const aside = new RegExp(
  `^(?:the |our |my )?(?:${[
    "change ?log|release notes?|releases?$|what'?s new|history$|news|migrat\\w*|upgrad\\w*|breaking changes",
    'contribut\\w*|how to contribute|develop(?:ment|ing)\\b.*|hacking|build(?:ing)?\\b.*|compil\\w*.*|(?:run(?:ning)? )?tests?\\b.*|testing|code of conduct',
    'licen[cs]\\w*|credits?|acknowledg\\w*|thanks|special thanks|sponsor\\w*|backers?|donat\\w*|support(?: us| the project)?$|(?:getting )?(?:help|support)$|funding|authors?$|maintainers?|contributors?|community|contact(?: us)?$|merch\\w*',
    'road ?map|to-?dos?|planned|future|upcoming|coming soon|ideas|request ?list',
    'related|alternatives?|compar\\w*|similar|ecosystem|see also|resources?|links|references|further reading|awesome|inspir\\w*|why not',
    'tutorials?|examples?|samples?|recipes?|articles?|talks?|books?|videos?|courses?|learn\\w*|faqs?|frequently|trouble ?shoot\\w*|known issues',
    'who (?:is|are|uses)|users of|adopters|used by|showcase|testimonials|built with|powered by|projects using',
    'dependenc\\w*|requirements?|prerequisites?|third[- ]party|benchmarks?',
    'security polic\\w*|reporting\\b.*|(?:security )?disclos\\w*|disclosing.*|vulnerabilit(?:y|ies) (?:report|disclos)\\w*|security (?:issues|contact|bugs|mailing|advisor)\\w*',
    'table of contents|contents|translations?|star(?:gazers| history)|clients?$|client libraries|(?:client )?sdks?|non-goals|limitations|out of scope',
  ].join('|')})\\b`,
  'i',
);

/** Headings of what the code offers, keeps and protects. */
const key =
  /\b(?:overview|introduction|about|what is|what'?s|features?|highlights|capabilities|functionality|security|authenticat\w*|authori[sz]at\w*|login|users?|accounts?|permissions?|roles?|privacy|encrypt\w*|crypto\w*|architecture|design|how it works|data|storage)\b/i;

const overview = /^(?:overview|introduction|about|what is|what'?s|summary|description)\b/i;

/** Where the statements below a heading stand, given where the section around it stands, if there is one. */
export function placeUnder(heading: string, around: Place | undefined): Place {
  const words = heading.replace(/^[^\p{L}]{1,20}/u, '');
  if (around === 'aside' || aside.test(words)) return 'aside';
  if (overview.test(words)) return 'lead';
  return around === 'key' || key.test(words) ? 'key' : 'plain';
}
