public import IsnadFormats
public import IsnadReading

/// A form of readings for other people's programs, one small file a format.
///
/// A format gets all readings of one run at once: some (a table, a graph, a feed) are one file however many articles it has.
public protocol Export: Sendable {
  /// - Returns: The whole file; the same bytes for the same readings.
  func encode(_ readings: [Reading], filter: RecordFilter) -> [UInt8]
}
