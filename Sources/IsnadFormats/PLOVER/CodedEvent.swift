import IsnadDocument
import IsnadReading
import IsnadRecords
import IsnadText

/// An event as event-data projects take it: told once, with a type, a date and sides.
///
/// What both exports share (PLOVER manual 0.8, GDELT 2.0): an act told again (`same_as`) is no new row; acts denied, possible,
/// demanded or planned are none, but a planned cooperative act is an AGREE, the manual's "willingness or promise to
/// cooperate"; COOPERATE, AID and SANCTION need a recipient.
struct CodedEvent {
  let index: Int
  let event: Event
  let kind: Event.Kind
  let mode: String?
  /// CAMEO 1.1b3.
  let cameo: String
  /// `YYYY-MM-DD`: the day told for the event, else the day of publication.
  let day: String?

  init?(_ index: Int, of reading: Reading) {
    let event = reading.events[index]
    guard event.sameAs == nil else { return nil }
    switch event.status {
    case .happened, .ongoing, .historical:
      kind = event.kind
      mode = event.mode
      cameo = event.cameo ?? event.kind.rootCode
    case .planned:
      guard event.kind.isCooperative else { return nil }
      kind = .agree
      mode = nil
      cameo = "030"
    case .denied, .hypothetical, .demanded: return nil
    }
    switch kind {
    case .cooperate, .aid, .sanction: if event.recipients.isEmpty { return nil }
    default: break
    }
    self.index = index
    self.event = event
    let told = event.time.map { reading.times[$0].value }.flatMap(Self.day)
    day = told ?? reading.options.published.flatMap { Self.day(String(describing: $0)) }
  }

  /// The day of an ISO value; nil for weeks, months and values that are not resolved.
  private static func day(_ value: String) -> String? {
    let digits = Array(value.utf8.prefix(10))
    guard digits.count == 10, digits[4] == 0x2D, digits[7] == 0x2D else { return nil }
    for (i, digit) in digits.enumerated() where i != 4 && i != 7 { if !(0x30...0x39 ~= digit) { return nil } }
    return String(decoding: digits, as: UTF8.self)
  }
}

extension Event.Kind {
  /// PLOVER's quads: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.
  var quad: Int {
    switch self {
    case .agree, .consult, .support, .concede: 1
    case .cooperate, .aid, .retreat: 2
    case .request, .accuse, .reject, .threaten: 3
    case .protest, .sanction, .mobilize, .coerce, .assault: 4
    }
  }

  var isCooperative: Bool { quad < 3 }

  /// The CAMEO root that the type goes back to, in three digits.
  var rootCode: String {
    switch self {
    case .agree: "030"
    case .consult: "040"
    case .support: "050"
    case .cooperate: "060"
    case .aid: "070"
    case .concede, .retreat: "080"
    case .request: "100"
    case .accuse: "110"
    case .reject: "120"
    case .threaten: "130"
    case .protest: "140"
    case .mobilize: "150"
    case .sanction: "160"
    case .coerce: "170"
    case .assault: "190"
    }
  }
}
