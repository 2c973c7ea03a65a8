import IsnadText

/// iCalendar (RFC 5545): one all-day event for each event and vote whose day an article tells.
struct CalendarExport {
  let options: ExportOptions

  func encode(_ articles: [ExportedArticle]) -> [UInt8] {
    var out: [UInt8] = []
    line("BEGIN:VCALENDAR", &out)
    line("VERSION:2.0", &out)
    line("PRODID:-//isnad//isnad//EN", &out)
    for event in DatedEvent.all(of: articles, options.filter) {
      let day = event.day.filter { $0 != "-" }
      // The stamp is when the entry was made; a clock would give other bytes each time, so it is the day of publication.
      let stamp = (event.article.publishedDay ?? event.day).filter { $0 != "-" }
      line("BEGIN:VEVENT", &out)
      line("UID:\(event.article.documentID.dropFirst("sha256:".count))-\(event.id)@isnad", &out)
      line("DTSTAMP:\(stamp)T000000Z", &out)
      line("DTSTART;VALUE=DATE:\(day)", &out)
      line("SUMMARY:" + escaped(event.sentence), &out)
      line("CATEGORIES:" + escaped(event.label), &out)
      line("STATUS:" + (event.isPlanned ? "TENTATIVE" : "CONFIRMED"), &out)
      if let place = event.place { line("LOCATION:" + escaped(place), &out) }
      if event.article.address != event.article.urn { line("URL:" + event.article.address, &out) }
      line("END:VEVENT", &out)
    }
    line("END:VCALENDAR", &out)
    return out
  }

  private func escaped(_ text: String) -> String {
    var out: [UInt8] = []
    for byte in text.utf8 {
      if byte == 0x5C || byte == 0x3B || byte == 0x2C { out.append(0x5C) }
      out.append(byte)
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// A content line, folded so that none is longer than 75 bytes; never inside a code point.
  private func line(_ text: String, _ out: inout [UInt8]) {
    var count = 0
    let bytes = Array(text.utf8)
    for (i, byte) in bytes.enumerated() {
      let length = byte < 0x80 ? 1 : byte < 0xC0 ? 0 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      if i > 0, length > 0, count + length > 75 {
        out += [0x0D, 0x0A, 0x20]
        count = 1
      }
      out.append(byte)
      count += 1
    }
    out += [0x0D, 0x0A]
  }
}
