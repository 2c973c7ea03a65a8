public import IsnadFormats
public import IsnadReading
public import IsnadText

extension Desk {
  /// What a text says, without keeping anything of it.
  public static func reading(
    of text: SourceText, _ options: ReadingOptions, explain: Bool, units: OffsetUnits
  ) -> [UInt8] {
    JSONFormat(.document, units: units, explain: explain).encode(read(text, options: options))
  }
}
