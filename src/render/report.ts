import type { Report } from '../report/metric.ts';
import { reportCsv, reportJson, reportTsv } from './report-data.ts';
import { reportTable } from './report-table.ts';
import type { Printed, ReportView } from './report-view.ts';

/** A report in the format of the view. */
export function renderReport(report: Report, view: ReportView): Printed {
  switch (view.format) {
    case 'table':
      return reportTable(report, view);
    case 'tsv':
      return reportTsv(report, view);
    case 'csv':
      return reportCsv(report, view);
    case 'json':
      return reportJson(report, view);
  }
}
