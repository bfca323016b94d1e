/** One complaint of Django REST framework about a field, with the code it carries. */
export interface Complaint {
  message: string;
  code: string;
}

export type FieldComplaints = Record<string, Complaint[]>;
