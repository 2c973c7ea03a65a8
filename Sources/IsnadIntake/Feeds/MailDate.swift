import IsnadReading

/// A date as RSS and HTTP write it (RFC 822): `Tue, 26 Mar 2024 14:30:00 +0300`; nil for anything else.
func mailDate(_ text: String) -> PublicationDate? {
  var parts = text.split(whereSeparator: \.isWhitespace).map(String.init)
  if parts.first?.hasSuffix(",") == true { parts.removeFirst() }
  let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  guard parts.count >= 3, let day = Int(parts[0]), let month = months.firstIndex(of: String(parts[1].prefix(3))),
    let number = Int(parts[2])
  else { return nil }
  let year = number < 50 ? 2000 + number : number < 100 ? 1900 + number : number
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  let date = "\(year)-\(two(month + 1))-\(two(day))"
  guard parts.count >= 4 else { return PublicationDate(date) }
  var zone = parts.count < 5 ? "" : ["GMT", "UT", "UTC", "Z"].contains(parts[4]) ? "Z" : parts[4]
  // RFC 3339, in which dates go out, wants the colon.
  if zone.utf8.count == 5, zone.first == "+" || zone.first == "-" { zone = zone.prefix(3) + ":" + zone.suffix(2) }
  // A zone by name says nothing certain: the day and the time stay the outlet's own.
  return PublicationDate("\(date)T\(parts[3])\(zone)") ?? PublicationDate("\(date)T\(parts[3])")
    ?? PublicationDate(date)
}
