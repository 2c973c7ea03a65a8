import IsnadRecords

/// What a word can mean for dates and figures; most fields are empty for most words.
///
/// A word may have several senses at once (`ثانية` is a second and the second; `خمس` is five and a fifth): the readers, which
/// know what they look for, take the one that they need.
struct Sense {
  enum NumberRole: UInt8 {
    case none, unit, ten, tens, hundred, hundreds, vagueTens, scale, scales, dual, fractions, few
  }
  enum CountForm: UInt8 { case singular, dual, plural }
  enum Direction: Int8 { case none, last, this, next }
  enum Tense: UInt8 { case none, future, past, notFuture }

  struct Flags: OptionSet {
    let rawValue: UInt16
    static let clock = Flags(rawValue: 1)
    static let label = Flags(rawValue: 2)
    static let startsPhrase = Flags(rawValue: 4)
    static let isAccusative = Flags(rawValue: 8)
    /// A currency of several states (`دينار`).
    static let currency = Flags(rawValue: 16)
  }

  var numberRole = NumberRole.none
  var number = 0.0
  /// 0 where the word is no fraction.
  var fraction = 0.0
  /// 1–11; 0 where the word is no ordinal.
  var ordinal: UInt8 = 0

  var month: UInt8 = 0
  var hijriMonth: UInt8 = 0
  /// 1 (Monday) to 7; only with the article, or after an ordinal.
  var weekday: UInt8 = 0
  var unit: TimeUnit?
  var unitForm = CountForm.singular
  /// Days from the anchor, for `أمس` and its like.
  var deictic: Int8?
  var direction = Direction.none
  /// 1 start, 2 middle, 3 end.
  var edge: UInt8 = 0
  var part: DayPart?
  var season: UInt8 = 0
  var decade: UInt8 = 0
  var set: TimeUnit?

  /// Index into the lexicon's nouns; -1 where the word is not counted.
  var noun: Int32 = -1
  var nounForm = CountForm.singular
  var cues = Cues()
  var tense = Tense.none
  var flags = Flags()
  /// First of the phrases that start with this word, as a range in the lexicon's list.
  var phrases: Range<Int32> = 0..<0

  /// Whether a date or an hour may start with the word: nearly all counted nouns and cues start none.
  var startsTime = true

  /// Whether nothing but the word's phrases could start a date or an hour.
  var isTimeless: Bool {
    numberRole == .none && fraction == 0 && ordinal == 0 && month == 0 && hijriMonth == 0 && weekday == 0 && unit == nil
      && deictic == nil && direction == .none && edge == 0 && part == nil && season == 0 && decade == 0 && set == nil
      && !flags.contains(.clock)
  }

  /// Nothing but a form of a verb.
  var isVerbOnly: Bool {
    cues.contains(.isVerb) && noun < 0 && numberRole == .none && unit == nil && fraction == 0 && tense == .none
  }
}

/// Units of time, with their place in ISO 8601 durations.
enum TimeUnit: UInt8 {
  case second = 1
  case minute, hour, day, week, month, year, decade, century, night, quarter, weekend

  /// `P3D`, `PT5H`; decades and centuries are told in years.
  func duration(_ count: String, times multiplier: Int = 1) -> String {
    switch self {
    case .second: "PT\(count)S"
    case .minute: "PT\(count)M"
    case .hour: "PT\(count)H"
    case .day, .night: "P\(count)D"
    case .week: "P\(count)W"
    case .month: "P\(count)M"
    case .quarter: "P\(count)Q"
    case .weekend: "P\(count)WE"
    case .year: "P\(count)Y"
    case .decade: "P\(count)0Y"
    case .century: "P\(count)00Y"
    }
  }
}

/// Parts of the day in TIMEX3.
enum DayPart: UInt8 {
  case morning = 1
  case midday, afternoon, evening, night, dawn

  var code: String {
    switch self {
    case .morning: "MO"
    case .midday: "MI"
    case .afternoon: "AF"
    case .evening: "EV"
    case .night: "NI"
    case .dawn: "DA"
    }
  }

  /// A clock hour of 1–12 in this part of the day, on the 24-hour clock.
  func hour(_ hour: Int) -> Int {
    switch self {
    case .morning, .dawn: hour == 12 ? 0 : hour
    case .midday: hour < 6 ? hour + 12 : hour
    case .afternoon, .evening: hour < 12 ? hour + 12 : hour
    // Two at night is early morning, ten at night is late evening; twelve at night is midnight.
    case .night: hour == 12 ? 0 : hour < 6 ? hour : hour < 12 ? hour + 12 : hour
    }
  }
}

/// What a word says of the counted that stands near it.
struct Cues: OptionSet {
  let rawValue: UInt32
  init(rawValue: UInt32) { self.rawValue = rawValue }
  static let killed = Cues(rawValue: 1)
  static let injured = Cues(rawValue: 2)
  static let missing = Cues(rawValue: 4)
  static let displaced = Cues(rawValue: 8)
  static let captive = Cues(rawValue: 16)
  static let arrested = Cues(rawValue: 32)
  static let participants = Cues(rawValue: 64)
  static let votes = Cues(rawValue: 128)
  static let population = Cues(rawValue: 256)
  static let change = Cues(rawValue: 512)
  static let level = Cues(rawValue: 1024)
  static let tally = Cues(rawValue: 2048)
  static let poll = Cues(rawValue: 4096)
  static let age = Cues(rawValue: 8192)
  static let score = Cues(rawValue: 16384)
  static let magnitude = Cues(rawValue: 32768)
  /// A form of a verb; `isPlural` of one that agrees with a subject before it (`ماتوا`).
  static let isVerb = Cues(rawValue: 1 << 20)
  static let isPlural = Cues(rawValue: 1 << 21)

  static let fates: Cues = [.killed, .injured, .missing, .displaced, .captive, .arrested, .participants]

  init?(name: String) {
    let names: [(String, Cues)] = [
      ("killed", .killed), ("injured", .injured), ("missing", .missing), ("displaced", .displaced),
      ("captive", .captive),
      ("arrested", .arrested), ("participants", .participants), ("votes", .votes), ("population", .population),
      ("change", .change),
      ("level", .level), ("tally", .tally), ("poll", .poll), ("age", .age), ("score", .score),
      ("magnitude", .magnitude),
    ]
    guard let found = names.first(where: { $0.0 == name }) else { return nil }
    self = found.1
  }

  /// The measure that the strongest fate among the cues stands for.
  var measure: Figure.Measure? {
    if contains(.killed) { return .killed }
    if contains(.injured) { return .injured }
    if contains(.missing) { return .missing }
    if contains(.captive) { return .captive }
    if contains(.arrested) { return .arrested }
    if contains(.displaced) { return .displaced }
    if contains(.participants) { return .participants }
    return nil
  }
}
