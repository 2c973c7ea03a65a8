import IsnadDocument
import IsnadExpressions
import IsnadReading
import IsnadRecords
import IsnadText

/// The publication date that a page shows its readers: `الثلاثاء 26 آذار/مارس 2024`, `16 رمضان 1445`.
///
/// Only a whole day of one reading counts; a month alone, or a day without its year, is no date.
func visibleDate(_ line: String) -> PublicationDate? {
  let times = findExpressions(in: Document(SourceText(line)), analysis: nil, published: nil).times
  for time in times where time.kind == .date || time.kind == .time {
    let day = String(time.value.prefix { $0 != "T" })
    if day.utf8.count == 10, let date = PublicationDate(day) { return date }
  }
  return nil
}
