import IsnadDocument
import IsnadJSON
public import IsnadReading
import IsnadRecords
public import IsnadText

/// Why a stored reading is not one of its text.
public struct ReadingFault: Error, Sendable, Hashable {
  /// The key whose value is missing or wrong; `JSON` where it is none at all.
  public let key: String

  public init(key: String) { self.key = key }
}

extension Reading {
  /// Reads back what ``JSONFormat`` wrote as a document object with everything in it.
  ///
  /// Words and trees are not stored, so ``Reading/analysis`` is nil; sentences and tokens are cut anew from the text. Encoding
  /// what was decoded gives the same bytes, as long as the same program does both.
  ///
  /// - Parameters:
  ///   - json: The document object, with or without rule trails.
  ///   - text: The text that it was read from: positions are code points of it.
  /// - Complexity: O(*n*) in bytes of both.
  public init(decoding json: [UInt8], of text: SourceText) throws(ReadingFault) {
    let object: JSON
    do throws(JSONError) {
      object = try JSON.parse(json)
    } catch {
      throw ReadingFault(key: "JSON")
    }
    self = try ReadingDecoder(object, text).reading()
  }
}

/// Decodes the contract's document object, key by key: the mirror of ``ReadingEncoder``.
struct ReadingDecoder {
  let object: JSON
  private let text: SourceText
  /// The byte at which each code point of the text starts, and its end.
  private let places: [Int32]
  /// How many records of a kind there are, by the letter of their ids.
  private let counts: [Character: Int]

  init(_ object: JSON, _ text: SourceText) {
    self.object = object
    self.text = text
    var places: [Int32] = []
    places.reserveCapacity(text.scalarCount + 1)
    for (i, byte) in text.bytes.enumerated() where byte & 0xC0 != 0x80 { places.append(Int32(i)) }
    places.append(Int32(text.bytes.count))
    self.places = places
    func count(_ key: String) -> Int { object[key]?.array?.count ?? 0 }
    counts = [
      "E": count("entities"), "T": count("times"), "F": count("figures"), "S": count("statements"),
      "V": count("events"),
    ]
  }

  func reading() throws(ReadingFault) -> Reading {
    let document = object["document"]
    return Reading(
      document: Document(text), options: try options(document), dateline: try span(document?["dateline"], "dateline"),
      entities: try records("entities", "E", entity), times: try records("times", "T", time),
      figures: try records("figures", "F", figure), statements: try records("statements", "S", statement),
      events: try records("events", "V", event), votes: try records("votes", "B", vote),
      polls: try records("polls", "P", poll), damage: try records("damage", "D", damage),
      unresolvedCues: try spans(document?["unresolved"]?["cues"], "cues"),
      unresolvedQuotations: try spans(document?["unresolved"]?["quotations"], "quotations"))
  }

  private func options(_ document: JSON?) throws(ReadingFault) -> ReadingOptions {
    let published = try string(document?["published"], "published").map { text throws(ReadingFault) in
      guard let date = PublicationDate(text) else { throw ReadingFault(key: "published") }
      return date
    }
    let basis: ReadingOptions.PublishedBasis? = try choice(document?["published_basis"], "published_basis")
    return ReadingOptions(
      published: published, basis: basis ?? .given, title: try string(document?["title"], "title"),
      outlet: try string(document?["outlet"], "outlet"), url: try string(document?["url"], "url"))
  }

  /// A list of records whose ids count from 1 without a gap: references are indices only then.
  private func records<Record>(
    _ key: String, _ letter: Character, _ body: (JSON) throws(ReadingFault) -> Record
  ) throws(ReadingFault) -> [Record] {
    var found: [Record] = []
    for (i, element) in try array(object[key], key).enumerated() {
      guard element["id"]?.string == "\(letter)\(i + 1)" else { throw ReadingFault(key: key) }
      found.append(try body(element))
    }
    return found
  }

  // MARK: Shapes

  func array(_ json: JSON?, _ key: String) throws(ReadingFault) -> [JSON] {
    guard let elements = json?.array else { throw ReadingFault(key: key) }
    return elements
  }

  func list<Value>(
    _ json: JSON?, _ key: String, _ body: (JSON) throws(ReadingFault) -> Value
  ) throws(ReadingFault) -> [Value] {
    var found: [Value] = []
    for element in try array(json, key) { found.append(try body(element)) }
    return found
  }

  /// nil for null and for a key that is not there: an older program may not have written it.
  func string(_ json: JSON?, _ key: String) throws(ReadingFault) -> String? {
    guard let json, !json.isNull else { return nil }
    guard let text = json.string else { throw ReadingFault(key: key) }
    return text
  }

  func number(_ json: JSON?, _ key: String) throws(ReadingFault) -> Double? {
    guard let json, !json.isNull else { return nil }
    guard let number = json.number else { throw ReadingFault(key: key) }
    return number
  }

  func integer(_ json: JSON?, _ key: String) throws(ReadingFault) -> Int? {
    guard let number = try number(json, key) else { return nil }
    guard let whole = Int(exactly: number) else { throw ReadingFault(key: key) }
    return whole
  }

  /// One of the words that the contract lists; nil for null.
  func choice<Value: RawRepresentable<String>>(_ json: JSON?, _ key: String) throws(ReadingFault) -> Value? {
    guard let word = try string(json, key) else { return nil }
    guard let value = Value(rawValue: word) else { throw ReadingFault(key: key) }
    return value
  }

  /// The value, where the contract knows no null.
  func known<Value>(_ value: Value?, _ key: String) throws(ReadingFault) -> Value {
    guard let value else { throw ReadingFault(key: key) }
    return value
  }

  /// The span that an object's `start` and `end` tell; nil where they are null.
  func span(_ json: JSON?, _ key: String) throws(ReadingFault) -> ByteSpan? {
    guard let json, !json.isNull else { return nil }
    guard let start = try integer(json["start"], key) else { return nil }
    guard let end = try integer(json["end"], key), 0 <= start, start <= end, end < places.count else {
      throw ReadingFault(key: key)
    }
    return ByteSpan(start: places[start], end: places[end])
  }

  func spans(_ json: JSON?, _ key: String) throws(ReadingFault) -> [ByteSpan] {
    try list(json, key) { element throws(ReadingFault) in try known(try span(element, key), key) }
  }

  /// The index that an id stands for: `E3` is 2. It must be one of the reading's.
  func index(_ letter: Character, _ json: JSON?, _ key: String) throws(ReadingFault) -> Int? {
    guard let id = try string(json, key) else { return nil }
    guard id.first == letter, let number = Int(id.dropFirst()), number >= 1,
      number <= counts[letter] ?? 0
    else {
      throw ReadingFault(key: key)
    }
    return number - 1
  }

  func party(_ json: JSON?, _ key: String) throws(ReadingFault) -> Party? {
    guard let json, !json.isNull else { return nil }
    return Party(entity: try index("E", json["entity"], key), span: try span(json, key))
  }

  func evidence(_ json: JSON) throws(ReadingFault) -> Evidence {
    guard let rule = json["rule"]?.string, let name = json["confidence"]?.string,
      let confidence = Confidence(name: name)
    else { throw ReadingFault(key: "confidence") }
    guard let steps = json["explain"] else { return Evidence(rule, confidence) }
    let reasons = try list(steps, "explain") { step throws(ReadingFault) in
      Reason(try known(step["said"]?.string, "said"), at: try span(step["span"], "explain"))
    }
    return Evidence(rule, confidence, reasons: reasons)
  }
}
