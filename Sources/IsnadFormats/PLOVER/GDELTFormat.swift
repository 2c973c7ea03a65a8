import IsnadDocument
public import IsnadReading
import IsnadRecords
import IsnadText

/// Events as rows of GDELT 2.0's event table: 61 tab-separated columns, one row for each actor and recipient;
/// `Documentation/EVENTS.md` explains every column.
///
/// Columns that ask for more than one article tells (tone, sources, coordinates) stay empty, as GDELT's own unknown ones do.
public struct GDELTFormat: Sendable {
  public var filter: RecordFilter

  public init(filter: RecordFilter = .everything) { self.filter = filter }

  /// - Returns: UTF-8, each row ended by a line feed.
  public func encode(_ reading: Reading) -> [UInt8] {
    let document = documentID(of: reading.document.text)
    var rows: [UInt8] = []
    for i in reading.events.indices where filter.prints(.event, i, reading.events[i].evidence) {
      guard let coded = CodedEvent(i, of: reading) else { continue }
      let sides = pairs(coded.event)
      for (n, side) in sides.enumerated() {
        let row = row(coded, side.actor, side.recipient, number: n, of: reading, document: document)
        rows += Array(row.joined(separator: "\t").utf8)
        rows.append(0x0A)
      }
    }
    return rows
  }

  private func pairs(_ event: Event) -> [(actor: Event.Participant?, recipient: Event.Participant?)] {
    let actors: [Event.Participant?] = event.actors.isEmpty ? [nil] : event.actors
    let recipients: [Event.Participant?] = event.recipients.isEmpty ? [nil] : event.recipients
    return actors.flatMap { actor in recipients.map { (actor, $0) } }
  }

  private func row(
    _ coded: CodedEvent, _ actor: Event.Participant?, _ recipient: Event.Participant?, number: Int, of reading: Reading,
    document: String
  ) -> [String] {
    let day = coded.day.map { $0.filter { $0 != "-" } } ?? ""
    let mentions = 1 + reading.events.count { $0.sameAs == coded.index }
    var row = [
      "\(document)/V\(coded.index + 1).\(number + 1)", day, String(day.prefix(6)), String(day.prefix(4)), fraction(day),
    ]
    row += side(actor, of: reading) + side(recipient, of: reading)
    row += [
      coded.index == 0 ? "1" : "0", coded.cameo, String(coded.cameo.prefix(3)), String(coded.cameo.prefix(2)),
      quadClass(coded.cameo),
      goldstein(coded.cameo), String(mentions), "1", "1", "",
    ]
    row +=
      place(actor?.entity, of: reading) + place(recipient?.entity, of: reading)
      + place(coded.event.location?.entity, of: reading)
    let added = reading.options.published.map { String(describing: $0).prefix(10).filter { $0 != "-" } } ?? ""
    return row + [added, oneLine(reading.options.url ?? "")]
  }

  /// Ten columns: code, name, country, known group, ethnicity, two religions, three types.
  private func side(_ participant: Event.Participant?, of reading: Reading) -> [String] {
    guard let participant else { return Array(repeating: "", count: 10) }
    let country = participant.country ?? ""
    let type = participant.sector.map(cameoType) ?? ""
    let name =
      participant.entity.flatMap { reading.entities[$0].latin ?? reading.entities[$0].name }
      ?? reading.document.text[participant.span]
    return [country + type, oneLine(name), country, "", "", "", "", type, "", ""]
  }

  /// Eight columns: type, name, country, two administrative codes, two coordinates, feature. The type 4 is "a place abroad", 1
  /// "a country"; coordinates are not told by an article.
  private func place(_ entity: Int?, of reading: Reading) -> [String] {
    guard let entity, reading.entities[entity].kind == .place else { return ["0", "", "", "", "", "", "", ""] }
    let place = reading.entities[entity]
    return ["4", oneLine(place.latin ?? place.name), place.country ?? "", "", "", "", "", ""]
  }

  private func oneLine(_ text: String) -> String {
    String(decoding: text.utf8.map { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }, as: UTF8.self)
  }

  /// PLOVER's JRN and MED are CAMEO's MED and HLH; the others are spelled alike.
  private func cameoType(_ sector: String) -> String {
    switch sector {
    case "JRN": "MED"
    case "MED": "HLH"
    default: sector
    }
  }

  /// CAMEO's roots 01–05, 06–08, 09–13, 14–20.
  private func quadClass(_ cameo: String) -> String {
    switch Int(cameo.prefix(2)) ?? 0 {
    case 1...5: "1"
    case 6...8: "2"
    case 9...13: "3"
    default: "4"
    }
  }

  /// Goldstein's scale (1992) as GDELT gives it for CAMEO's roots; sub-codes are not told apart.
  private func goldstein(_ cameo: String) -> String {
    let scale = [
      "0.0", "3.4", "4.0", "1.0", "3.5", "6.0", "7.0", "5.0", "-2.0", "-5.0", "-2.0", "-4.0", "-4.4", "-6.5", "-7.2",
      "-4.0", "-7.0", "-9.0", "-10.0", "-10.0",
    ]
    guard let root = Int(cameo.prefix(2)), 1...20 ~= root else { return "" }
    return scale[root - 1]
  }

  /// The year with the day as a fraction, as GDELT counts it: (month × 30 + day) / 365.
  private func fraction(_ day: String) -> String {
    guard day.count == 8, let year = Int(day.prefix(4)), let month = Int(day.dropFirst(4).prefix(2)),
      let date = Int(day.suffix(2))
    else { return "" }
    let part = (month * 30 + date) * 10000 / 365
    let digits = String(min(part, 9999))
    return "\(year)." + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
