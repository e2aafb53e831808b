import { type DatabaseLocation, openDatabase } from './orm.ts';

/** What the place is called whose database this is, of whatever version its tables are. */
export async function readPlaceName(location: DatabaseLocation): Promise<string> {
  const database = await openDatabase(location);
  try {
    const [row] = await database.em
      .fork()
      .execute<{ name: string }[]>('select server_name as name from server_settings');
    return row?.name ?? unnamed;
  } catch (error) {
    // Older versions knew no name, and a damaged database tells none.
    if (error instanceof Error && /no such (table|column)|does not exist|malformed|not a database/.test(error.message))
      return unnamed;
    throw error;
  } finally {
    await database.close();
  }
}

const unnamed = 'Hearth';
