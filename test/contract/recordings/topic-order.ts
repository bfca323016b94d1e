/**
 * The recorded topics in the order in which they were recorded, on one server of each release. It is also the order in which
 * they have to be read, since rows are written as what changed since they were shown last.
 */
export const topicOrder = [
  'authentication',
  'products',
  'matched-fields',
  'states-by-upload',
  'uploads',
  'findings',
  'risk-acceptances',
  'filters',
  'transitions',
  'states-kept-by-upload',
  'exporter-flow',
  'roles',
  'older-releases',
  'importer-and-groups',
  'file-values',
  'authorised-user',
  'file-details',
  'server-variants',
  'saved-values',
  'upload-forms',
  'places',
] as const;

export type TopicName = (typeof topicOrder)[number];
