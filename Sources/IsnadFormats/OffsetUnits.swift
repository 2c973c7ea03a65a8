/// The units in which spans are printed besides code points.
public struct OffsetUnits: OptionSet, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  public static let utf16 = OffsetUnits(rawValue: 1)
  public static let byte = OffsetUnits(rawValue: 2)

  /// `utf16` or `byte`.
  public init?(name: String) {
    switch name {
    case "utf16": self = .utf16
    case "byte": self = .byte
    default: return nil
    }
  }
}
