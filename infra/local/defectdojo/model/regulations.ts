import type { RegulationRecord } from './records.ts';

/** The regulations that DefectDojo ships, in the order of their ids: acronym, name, category, jurisdiction. */
const shipped = [
  ['PCI DSS', 'Payment Card Industry Data Security Standard', 'finance', 'United States'],
  ['HIPAA', 'Health Insurance Portability and Accountability Act', 'medical', 'United States'],
  ['FERPA', 'Family Educational Rights and Privacy Act', 'education', 'United States'],
  ['SOX', 'Sarbanes–Oxley Act', 'finance', 'United States'],
  ['GLBA', 'Gramm–Leach–Bliley Act', 'finance', 'United States'],
  ['PIPEDA', 'Personal Information Protection and Electronic Documents Act', 'privacy', 'Canada'],
  ['DPA', 'Data Protection Act 1998', 'privacy', 'United Kingdom'],
  ['COPPA', "Children's Online Privacy Protection Act", 'privacy', 'United States'],
  ['CA SB-1386', 'California Security Breach Information Act', 'privacy', 'United States, California'],
  ['OPPA', 'California Online Privacy Protection Act', 'privacy', 'United States, California'],
  ['Directive 95/46/EC', 'Data Protection Directive', 'privacy', 'European Union'],
  ['Directive 2002/58/EC', 'Directive on Privacy and Electronic Communications', 'privacy', 'European Union'],
  ['GDPR', 'General Data Protection Regulation', 'privacy', 'EU & EU Data Extra-Territorial Applicability'],
  ['SOC2', 'System and Organization Controls', 'finance', 'United States'],
  ['ISO 27001', 'Information Security Standard 27001', 'security', 'International'],
  ['CISA-SSDA', 'CISA Secure Software Development Attestation', 'government', 'United States'],
  ['FEDRAMP', 'FEDRAMP', 'government', 'United States'],
  ['SLSA', 'Supply Chain Levels for Software Artifacts', 'security', 'International'],
  ['SSDF', 'NIST 800-218 Security Software Development Framework', 'security', 'United States'],
  ['CIS Benchmark', 'CIS Controls & Benchmarks', 'security', 'United States'],
  ['CSF', 'NIST Cybersecurity Framework', 'security', 'United States'],
  ['ASVS', 'OWASP Application Security Verification Standard', 'security', 'International'],
  ['OWASP T10', 'OWASP Top 10', 'security', 'International'],
  ['OWASP API T10', 'OWASP API Security Top 10', 'security', 'International'],
  ['CCPA', 'California Consumer Privacy Act', 'privacy', 'United States'],
  ['CPRA', 'California Privacy Rights Act', 'privacy', 'United States'],
] as const;

/** The shipped regulations without their ids; their long descriptions are shortened to the name. */
export const shippedRegulations: readonly Omit<RegulationRecord, 'id'>[] = shipped.map(
  ([acronym, name, category, jurisdiction]) => ({
    acronym,
    name,
    category,
    jurisdiction,
    description: name,
    reference: '',
  }),
);
