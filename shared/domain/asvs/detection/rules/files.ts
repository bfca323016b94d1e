import { pathWords, phrases, settingNames, subjectIs, type Theme } from './rule.ts';

const writing = ['POST', 'PUT', 'PATCH', 'ANY', 'MUTATION'];

/** Files that come from or go to people. */
export const files: Theme = {
  endpoints: {
    'endpoint-upload': {
      methods: writing,
      path: pathWords`uploads? | uploader | file-?uploads? | upload-[a-z-]{1,30} | [a-z-]{1,30}-uploads? | multipart |
        attachments? | avatars? | tus | dropzone | files?`,
      except: /upload-?(?:status|progress|url|limits?)$/,
      sentence: 'Files come in here.',
      weights: { V5: 100 },
    },
    'endpoint-media': {
      methods: writing,
      path: pathWords`images? | photos? | pictures? | videos? | audios? | logos? | thumbnails? | covers? | wallpapers? |
        import | opml | csv | icons?/upload`,
      sentence: 'Pictures or other media come in here.',
      weights: { V5: 80 },
    },
    'endpoint-documents': {
      methods: writing,
      path: pathWords`documents? | media | objects? | blobs? | artifacts? | artefacts? | packages? | backups? |
        restore | imports? | resumes? | cvs? | invoices?/upload | scans?/import`,
      sentence: 'Documents come in here.',
      weights: { V5: 50 },
    },
    'endpoint-upload-page': {
      path: pathWords`uploads? | upload-[a-z-]{1,30} | import-[a-z-]{1,30} | attachments?`,
      sentence: 'This endpoint is about files that people bring.',
      weights: { V5: 60 },
    },
    'endpoint-download': {
      methods: ['GET', 'ANY'],
      path: pathWords`(?:files?|downloads?|attachments?|uploads?|documents?|exports?|images?|thumbnails?|photos?|pictures?|avatars?|media|raw|ftp|blobs?|objects?)(?:/[a-z0-9-]{1,30}){0,3}/\{\}.{0,100} |
        \{\}/(?:files?|downloads?|attachments?|documents?|images?|photos?|avatars?|raw|thumbnails?)(?:/.{0,100})? |
        downloads?`,
      except: /users?\/\{\}\/documents\/count/,
      sentence: 'A file that the caller names goes out here.',
      weights: { V5: 70 },
    },
    'endpoint-image-work': {
      path: pathWords`resize | crop | thumbnails? | watermark | transcode | convert | rotate | ocr | unsafe/\{\}`,
      sentence: 'Files are transformed here.',
      weights: { V5: 60 },
    },
  },
  statements: {
    'wiki-files': {
      phrases: phrases`upload(?:s|ed|ing|able)? | multipart(?:/form-data)? |
        file (?:uploads?|sharing|storage|manager|browser|server|hosting|transfer|attachments?|import) | attachments? |
        avatars? | (?:imports?|importing|imported)\b[^.;]{0,40}\b(?:OPML|CSV|files?|archives?|spreadsheets?|xlsx?) |
        (?:files?|images?|pictures?|photos?|videos?|media|documents?)\b[^.;]{0,40}\b(?:are|is) (?:stored|served|kept|received|resized|converted|processed) |
        (?:image|photo|video|media|document|pdf) (?:processing|manipulation|resiz\w{1,4}|conversion|hosting|galler(?:y|ies)|galleries|storage|uploads?|thumbnails?|library) |
        object storage | S3-compatible (?:storage|server|object) | thumbnails? | WebDAV | S?FTP | OPML | resumable`,
      sentence: 'The description says that files are taken or served.',
      weights: { V5: 60 },
    },
  },
  settings: {
    'setting-files': {
      names: settingNames`UPLOADS? | ATTACHMENTS? | MEDIA_ROOT | FILE_SIZE | MAX_FILE`,
      sentence: 'A setting is about files that people bring.',
      weights: { V5: 60 },
    },
  },
  subjects: {
    'subject-files': {
      subject: subjectIs`file uploads? | uploads? | multipart | archives? | zip | tar | image processing | file server |
        static files?`,
      sentence: 'The repository is about files from others.',
      weights: { V5: 60 },
      isAboutAuthentication: false,
    },
  },
  findings: {
    'finding-upload': {
      cwes: [434, 409, 646],
      sentence: 'A finding is about files that people bring.',
      weights: { V5: 100 },
    },
    'finding-path': {
      cwes: [22, 23, 24, 35, 36, 59, 73, 98, 552],
      sentence: 'A finding is about files that a request chooses.',
      weights: { V5: 60 },
    },
    'finding-title-files': {
      title: phrases`uploads? | upload\w{1,20} | attachments? | file (?:download|write|upload|type) | zip slip |
        archives? | avatars? | images? | SVG`,
      sentence: 'A finding speaks of files from others.',
      weights: { V5: 40 },
    },
  },
  files: {
    'file-files': {
      file: pathWords`[a-z]{0,20}uploads? | attachments? | file-?(?:store|server|storage|manager)`,
      sentence: 'A source file is about files from others.',
      weights: { V5: 50 },
    },
  },
};
