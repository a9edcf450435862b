import packedRegular from '@expo-google-fonts/open-sans/400Regular/OpenSans_400Regular.ttf';
import packedBold from '@expo-google-fonts/open-sans/700Bold/OpenSans_700Bold.ttf';

/** Open Sans: Latin, Greek, Cyrillic and Hebrew, as packed by the build. */
export const OPEN_SANS: readonly string[] = [packedRegular, packedBold];
